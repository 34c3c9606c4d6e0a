/**
 * The explanation of a demo picture by the toy world's network with the page's default
 * settings, and the whole prediction beside it, so that a page can show both before it
 * has loaded any network.
 */
import { defaultSettings } from '../../src/core/search/settings.ts';
import { classify, rankClasses } from '../../src/engine/classify.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { explainPicture } from '../job.ts';
import { chooseModel } from '../modelSource.ts';
import { readPicture } from '../picture.ts';
import { startWasm } from '../startWasm.ts';

const model = 'toyworld';
const maps = ['grad-cam', 'i-gos'];

/** Every class with its confidence, most confident first, four decimals. */
async function predict(path: string): Promise<{ index: number; label: string; confidence: number }[]> {
  const { card, classNames, artifacts } = await chooseModel(model);
  await startWasm();
  const network = importModel(artifacts);
  try {
    const seen = seePicture(await readPicture(path), card.inputSize, 'crop');
    const ranked = rankClasses(await classify(network, seen, card.preprocess), classNames, card.backgroundClass);
    return ranked.map((one) => ({ ...one, confidence: Number(one.confidence.toFixed(6)) }));
  } finally {
    network.dispose();
  }
}

/** The text of the explanation file of the picture at `path`. */
export async function explainDemo(path: string, name: string): Promise<string> {
  const request = {
    picture: path,
    model,
    out: '',
    settings: defaultSettings,
    target: null,
    fit: 'crop',
    workers: 2,
    maps,
  } as const;
  const file = JSON.parse(await explainPicture(request, () => undefined)) as {
    maps?: Record<string, { values: number[] }>;
  };
  const short = Object.entries(file.maps ?? {}).map(([id, map]) => [
    id,
    { ...map, values: map.values.map((value) => Number(value.toPrecision(4))) },
  ]);
  const whole = { ...file, maps: Object.fromEntries(short) as unknown, prediction: { classes: await predict(path) } };
  return `${JSON.stringify({ ...whole, note: `Computed beforehand for the demo scene ${name}.` })}\n`;
}

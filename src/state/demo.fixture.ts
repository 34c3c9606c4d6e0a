/** A page with a sample that is explained already, and the files that say so. */
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import { encodeLabels } from '../core/truth/labelRuns.ts';
import { quarters } from '../core/truth/toyFamilies.fixture.ts';
import { writeExplanation } from '../core/share/explanationFile.ts';
import { defaultSettings } from '../core/search/settings.ts';
import { card, findings, openPage, pictureRef, prediction, settle, type Page } from './page.fixture.ts';

const at = (file: string): string => `https://sag.test/${file}`;

export const demo = {
  name: 'toy',
  address: at('toy.webp'),
  caption: 'A toy',
  model: 'two',
  explanation: at('toy.json'),
  truth: at('toy.truth.json'),
};

/** Another, with the same files. */
const second = { ...demo, name: 'second' };

const drawing = { name: 'bus', address: at('bus.webp'), caption: 'A bus' };

const settings = defaultSettings;

/** As `npm run demos` writes it: the network's whole answer beside the explanation. */
const explanation = (): string => {
  const source = {
    picture: { name: 'toy.webp', sha256: pictureRef('toy').sha256, width: 8, height: 6 },
    model: { id: 'two', sha256: prediction().modelSha256 },
    engine: { backend: 'wasm', version: '4.22.0' },
    target: { index: 1, label: 'cat' },
    baseline: { kind: 'mean', rgb: [100, 100, 100] },
    settings,
    findings: findings([24], [3, 4]),
    milliseconds: 900,
    maps: { 'grad-cam': { width: 1, height: 1, signed: false, values: Float32Array.of(1) } },
  } as const;
  const file = JSON.parse(writeExplanation(source)) as object;
  return JSON.stringify({ ...file, prediction: { classes: [...prediction().classes].reverse() } });
};

export const truthFile = (truth: PictureTruth = quarters): string =>
  JSON.stringify({ version: 1, ...truth, labels: encodeLabels(truth.labels) });

/** By address; undefined where there is none. */
type Files = Readonly<Record<string, string | undefined>>;

export const files = (): Files => ({
  [demo.address]: 'picture',
  [demo.explanation]: explanation(),
  [demo.truth]: truthFile(),
  [at('models/catalogue.json')]: JSON.stringify({ models: [{ id: 'two', name: 'Two', inputSize: [4, 4] }] }),
});

/** Started: what was computed beforehand is shown if it can be, the engine has not answered anything yet. */
export async function openDemoPage(
  options: { with?: Files; fragment?: string; storage?: Map<string, string> } = {},
): Promise<Page> {
  const { with: served = files(), ...rest } = options;
  const fetchFile = (address: string): Promise<Blob> => {
    const text = served[address];
    return text === undefined ? Promise.reject(new Error('404')) : Promise.resolve(new Blob([text]));
  };
  const page = openPage({
    ...rest,
    ports: { fetchFile },
    setup: { samples: Promise.resolve([demo, second, drawing]) },
  });
  void page.actions.start();
  await settleAll();
  return page;
}

/** Blobs are read in several turns. */
export async function settleAll(): Promise<void> {
  for (let i = 0; i < 6; i++) await settle();
}

/** Engine and catalogue arrive, then the network answers so. */
export async function takeOver(page: Page, answer = prediction(), name = 'toy'): Promise<void> {
  await arriveEngine(page);
  await page.engine.last('identify-picture').done({ ...pictureRef(name), name: 'toy' });
  await page.engine.last('predict').done(answer);
}

export async function arriveEngine(page: Page): Promise<void> {
  await page.engine
    .last('start-engine')
    .done({ backend: 'wasm', reason: '', adapter: '', workers: 2, version: '4.22.0' });
  await page.engine.last('read-catalogue').done({ version: 1, models: [card('one'), card('two')] });
  await settleAll();
}

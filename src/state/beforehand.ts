/**
 * What a sample has ready: its picture, and everything that its network said and
 * that was found, computed when this copy of the page was made.
 *
 * Read by the page itself and all at once, so that it can be shown before there is
 * a worker, a catalogue or a network. Of the network only name and input size are
 * known then; both come from the catalogue as it lies there, which the worker still
 * has to check. Shows nothing itself.
 */
import type { ModelCard } from '../core/modelCard.ts';
import type { Fit } from '../core/regions/picture.ts';
import { readExplanation } from '../core/share/explanationFile.ts';
import { Field } from '../core/share/field.ts';
import type { PictureTruth } from '../core/truth/pictureTruth.ts';
import { parseTruth } from '../core/truth/pictureTruth.ts';
import type { ClassScore } from '../worker/protocol.ts';
import type { ArrivingResults } from './arrival.ts';
import type { Sample, Shown } from './appState.ts';
import type { Context } from './context.ts';
import { resultsIn } from './fileArrival.ts';

export interface Beforehand {
  readonly shown: Shown;
  readonly results: ArrivingResults;
}

/** A sample with something ready. */
export interface Demo extends Sample {
  readonly model: string;
  readonly explanation: string;
}

export function isDemo(sample: Sample): sample is Demo {
  return sample.model !== undefined && sample.explanation !== undefined;
}

/**
 * Rejects where any of it cannot be had, is odd, or is of another network than the
 * sample's; a truth that cannot be had is only missing.
 */
export async function readBeforehand(context: Context, sample: Demo, fit: Fit): Promise<Beforehand> {
  const [blob, text, model, truth] = await Promise.all([
    context.ports.fetchFile(sample.address),
    textAt(context, sample.explanation),
    cardOf(context, sample.model),
    readTruth(context, sample),
  ]);
  const file = readExplanation(text, sample.name);
  if (file.model.id !== sample.model) throw new Error(`the explanation is of ${file.model.id}`);
  const classes = classesIn(text);
  return {
    shown: {
      picture: { name: sample.name, sha256: file.picture.sha256, blob },
      fit,
      model,
      source: { kind: 'sample', name: sample.name },
      prediction: {
        width: file.picture.width,
        height: file.picture.height,
        seen: await context.ports.preview(blob, model.inputSize, fit),
        classes,
        modelSha256: file.model.sha256,
        layers: [],
      },
      answeredBy: 'file',
      truth,
    },
    results: resultsIn(file),
  };
}

/** Null where the sample has none, or none that can be read: a picture is whole without. */
export async function readTruth(context: Context, { name, truth }: Sample): Promise<PictureTruth | null> {
  if (truth === undefined) return null;
  try {
    return parseTruth(JSON.parse(await textAt(context, truth)), name);
  } catch {
    return null;
  }
}

async function textAt(context: Context, address: string): Promise<string> {
  return (await context.ports.fetchFile(address)).text();
}

/** What the network said of the whole picture, most confident first; throws where the file does not tell. */
function classesIn(text: string): readonly ClassScore[] {
  const items = new Field(JSON.parse(text)).at('prediction').at('classes').items();
  const classes = items.map((item) => ({
    index: item.at('index').integer(0, Number.MAX_SAFE_INTEGER),
    label: item.at('label').text(),
    confidence: item.at('confidence').number(0, 1),
  }));
  return classes.sort((a, b) => b.confidence - a.confidence);
}

/** The card if it has been read; else name and input size, from the catalogue as it lies there. */
async function cardOf(context: Context, id: string): Promise<ModelCard> {
  const known = context.get().catalogue.models.find((model) => model.id === id);
  if (known !== undefined) return known;
  const models = new Field(JSON.parse(await textAt(context, context.setup.catalogueAddress))).at('models').items();
  const entry = models.find((model) => model.maybe('id')?.text() === id);
  if (entry === undefined) throw new Error(`no network ${id}`);
  const [height, width] = entry.at('inputSize').items();
  if (height === undefined || width === undefined) return entry.at('inputSize').refuse('height and width');
  return { ...unread, id, name: entry.at('name').text(), inputSize: [side(height), side(width)] };
}

const side = (field: Field): number => field.integer(1, 4096);

/** What is not known of a network before its card has been read; no job is ever given such a card. */
const unread: Omit<ModelCard, 'id' | 'name' | 'inputSize'> = {
  format: 'layers-model',
  address: '',
  query: '',
  preprocess: { order: 'rgb', scale: 1, mean: [0, 0, 0], std: [1, 1, 1] },
  classes: [],
  backgroundClass: null,
  outputs: 'logits',
  bytes: 0,
  sha256: null,
  files: [],
  licence: '',
  source: '',
  note: '',
};

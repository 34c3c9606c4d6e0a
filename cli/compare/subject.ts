/** The network that is asked, and what it answers to a picture. */
import { FailureError } from '../../src/core/failure.ts';
import type { Box, MeasureSettings } from '../../src/core/measures/mapMeasures.ts';
import { boxMask } from '../../src/core/measures/pointing.ts';
import type { Fit, SeenPicture } from '../../src/core/regions/picture.ts';
import { checkClassNames } from '../../src/engine/catalogue/classNames.ts';
import { classify, rankClasses } from '../../src/engine/classify.ts';
import { seePicture } from '../../src/engine/picture/resize.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import { chooseModel } from '../modelSource.ts';
import { readPicture } from '../picture.ts';
import { startWasm } from '../startWasm.ts';
import type { Subject } from '../truth/subject.ts';
import type { ListedPicture } from './pictures.ts';
import { seenBox } from './pictures.ts';
import type { CompareRequest } from './request.ts';

/** @throws FailureError where the model cannot be had or takes no square pictures */
export async function openSubject(folderOrId: string): Promise<Subject> {
  const model = await chooseModel(folderOrId);
  const { name, inputSize } = model.card;
  const [size, width] = inputSize;
  if (size !== width) {
    const detail = `it takes no square pictures, but ${size} × ${width} pixels`;
    throw new FailureError({ kind: 'model-invalid', model: name, detail });
  }
  await startWasm();
  const network = importModel(model.artifacts);
  checkClassNames(name, model.classNames, network.classes);
  return { network, model, size, classes: [] };
}

/** A picture with the network's answer, which is what every map is asked to explain. */
export interface AskedPicture {
  readonly name: string;
  /** Of the file. */
  readonly sha256: string;
  readonly fit: Fit;
  readonly seen: SeenPicture;
  readonly answer: { readonly index: number; readonly label: string; readonly confidence: number };
  /** Whether the answer is what the manifest says; null where it says nothing. */
  readonly right: boolean | null;
  /** Of the picture, 0–1; null without boxes. */
  readonly boxShare: number | null;
  /** The protocol, with the boxes and the seed of this picture. */
  readonly settings: MeasureSettings;
}

export async function askPicture(
  { network, model, size }: Subject,
  listed: ListedPicture,
  { fit, settings }: CompareRequest,
): Promise<AskedPicture> {
  const file = await readPicture(listed.path);
  const seen = seePicture(file, [size, size], fit);
  const { preprocess, backgroundClass } = model.card;
  const [answer] = rankClasses(await classify(network, seen, preprocess), model.classNames, backgroundClass);
  if (!answer) throw new FailureError({ kind: 'internal', detail: `${model.card.name} has no classes` });
  const right = listed.label === null ? null : plain(listed.label) === plain(answer.label);
  const boxes = listed.boxes.map((box) => seenBox(box, [file.height, file.width], [size, size], fit));
  return {
    ...{ name: listed.name, sha256: file.sha256, fit, seen, answer, right },
    boxShare: boxes.length === 0 ? null : shareOf(boxes, size),
    settings: {
      ...settings,
      // A map that explains a wrong answer need not lie on the thing.
      boxes: right === true ? boxes : [],
      // What is left to chance is drawn anew for every picture, or its errors would be those of all.
      seed: (settings.seed + Number.parseInt(file.sha256.slice(0, 8), 16)) >>> 0,
    },
  };
}

/** `English_springer` and `English springer` are one class. */
function plain(label: string): string {
  return label.replaceAll('_', ' ').trim().toLowerCase();
}

function shareOf(boxes: readonly Box[], size: number): number {
  return boxMask(boxes, size, size).reduce((sum, one) => sum + one, 0) / size ** 2;
}

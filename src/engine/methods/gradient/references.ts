/**
 * Pictures without content, from which Integrated and Expected Gradients start.
 *
 * All are made as pictures and preprocessed like any other: black is what the network gets for a black
 * photograph, not zero.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { blurRgb } from '../../../core/regions/blur.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import type { SeenPicture } from '../../../core/regions/picture.ts';
import { hiddenTensor, inputTensor } from '../../inputTensor.ts';
import type { Preprocess } from '../../picture/preprocess.ts';

const BLACK = 0;
const GREY = 127.5;
const WHITE = 255;
/** Standard deviations of blurs, as shares of the shorter side: 10, 20 and 40 pixels of 224. */
const BLURS = [10 / 224, 20 / 224, 40 / 224];
/** Noise reaches this far to either side of grey. */
const NOISES = [32, 64, 127.5];

export type ReferenceKind = 'black' | 'mean' | 'white' | 'blur';

/** One reference, `[1, height, width, 3]`; the caller's to dispose. */
export function referenceTensor(kind: ReferenceKind, picture: SeenPicture, preprocess: Preprocess): Tensor4D {
  if (kind === 'white') return inputTensor(plain(picture, WHITE), preprocess);
  return hiddenTensor(picture, preprocess, baselineOf(kind, picture));
}

/**
 * The ten references that stand in for a training set, each `[1, height, width, 3]`; the caller's to dispose.
 * @param random uniform numbers in [0, 1)
 */
export function referenceTensors(picture: SeenPicture, preprocess: Preprocess, random: () => number): Tensor4D[] {
  const { width, height } = picture;
  const pictures = [
    ...[BLACK, GREY, WHITE].map((level) => plain(picture, level)),
    ...BLURS.map((share) => withValues(picture, blurRgb(picture.rgb, width, height, share * Math.min(width, height)))),
    ...NOISES.map((reach) => withValues(picture, picture.rgb, () => GREY + reach * (2 * random() - 1))),
  ];
  const mean = hiddenTensor(picture, preprocess, baselineOf('mean', picture));
  return [mean, ...pictures.map((one) => inputTensor(one, preprocess))];
}

const plain = (picture: SeenPicture, level: number): SeenPicture => withValues(picture, picture.rgb, () => level);

function withValues(
  { width, height }: SeenPicture,
  values: ArrayLike<number>,
  value: (old: number) => number = (old) => old,
): SeenPicture {
  return { width, height, rgb: Uint8ClampedArray.from(values, value) };
}

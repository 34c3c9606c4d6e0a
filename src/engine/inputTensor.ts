/**
 * Pictures as the network takes them: `[1, height, width, 3]`, preprocessed.
 *
 * Every tensor made here is the caller's to dispose. Batches of masked pictures
 * are made in `scorer/maskedBatches.ts`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Baseline } from '../core/regions/baseline.ts';
import { createCompositor, hiddenPicture } from '../core/regions/composite.ts';
import type { SeenPicture } from '../core/regions/picture.ts';
import { emptySet } from '../core/regions/regionSet.ts';
import type { Preprocess } from './picture/preprocess.ts';
import { preprocessInto } from './picture/preprocess.ts';

export function inputTensor(picture: SeenPicture, preprocess: Preprocess): Tensor4D {
  return toTensor(picture.rgb, picture, preprocess);
}

/** What the network is shown when every region is hidden. */
export function hiddenTensor(picture: SeenPicture, preprocess: Preprocess, baseline: Baseline): Tensor4D {
  const compositor = createCompositor(picture, hiddenPicture(picture, baseline), { rows: 1, cols: 1 }, 'tile');
  const rgb = new Float32Array(picture.rgb.length);
  compositor.into(emptySet, rgb, 0);
  return toTensor(rgb, picture, preprocess);
}

function toTensor(
  rgb: Float32Array | Uint8ClampedArray,
  { width, height }: SeenPicture,
  preprocess: Preprocess,
): Tensor4D {
  const values = new Float32Array(rgb.length);
  preprocessInto(rgb, preprocess, values, 0);
  return tf.tensor4d(values, [1, height, width, 3]);
}

/**
 * Pictures as the network takes them: `[1, height, width, 3]`, preprocessed.
 *
 * Every tensor made here is the caller's to dispose. Batches of masked pictures
 * are made in `scorer/maskedBatches.ts`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Baseline } from '../core/regions/baseline.ts';
import { hiddenPicture, hiddenRgb } from '../core/regions/composite.ts';
import type { SeenPicture } from '../core/regions/picture.ts';
import type { Preprocess } from './picture/preprocess.ts';
import { preprocessInto } from './picture/preprocess.ts';

export function inputTensor(picture: SeenPicture, preprocess: Preprocess): Tensor4D {
  return tf.tensor4d(inputValues(picture, preprocess), [1, picture.height, picture.width, 3]);
}

/** What the network is shown when every region is hidden. */
export function hiddenTensor(picture: SeenPicture, preprocess: Preprocess, baseline: Baseline): Tensor4D {
  return tf.tensor4d(hiddenValues(picture, preprocess, baseline), [1, picture.height, picture.width, 3]);
}

/** The numbers of `inputTensor`. */
export function inputValues(picture: SeenPicture, preprocess: Preprocess): Float32Array {
  const values = new Float32Array(picture.rgb.length);
  preprocessInto(picture.rgb, preprocess, values, 0);
  return values;
}

/** The numbers of `hiddenTensor`. */
export function hiddenValues(picture: SeenPicture, preprocess: Preprocess, baseline: Baseline): Float32Array {
  const rgb = hiddenRgb(hiddenPicture(picture, baseline), picture.width * picture.height);
  const values = new Float32Array(rgb.length);
  preprocessInto(rgb, preprocess, values, 0);
  return values;
}

/** What DeepLIFT compares a picture with, by the name of the option. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { deepLiftReferences } from '../../../core/methods/relevance/deepLiftOptions.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { hiddenTensor, inputTensor } from '../../inputTensor.ts';
import type { MethodContext } from '../method.ts';

/** `[1, height, width, 3]`, preprocessed as the picture is; the caller's to dispose. */
export function deepLiftReference(
  { picture, preprocess }: Pick<MethodContext, 'picture' | 'preprocess'>,
  kind: (typeof deepLiftReferences)[number],
): Tensor4D {
  if (kind !== 'white') return hiddenTensor(picture, preprocess, baselineOf(kind, picture));
  return tf.tidy(() =>
    inputTensor({ ...picture, rgb: new Uint8ClampedArray(picture.rgb.length).fill(255) }, preprocess),
  );
}

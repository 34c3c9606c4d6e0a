/** What the network is fed where the picture is hidden, by the name of the option. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { perturbationBaselines } from '../../../core/methods/perturbation/baselines.ts';
import { baselineOf } from '../../../core/regions/composite.ts';
import { hiddenTensor } from '../../inputTensor.ts';
import type { MethodContext } from '../method.ts';

/** `[1, height, width, 3]`, preprocessed; the caller's to dispose. */
export function hiddenInput(
  { picture, preprocess, input }: MethodContext,
  kind: (typeof perturbationBaselines)[number],
): Tensor4D {
  if (kind === 'zero') return tf.zerosLike(input);
  return hiddenTensor(picture, preprocess, baselineOf(kind, picture));
}

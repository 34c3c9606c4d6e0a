/**
 * What all ways of putting masked pictures together have in common: what they give, and
 * the two pictures that those on a device start from (hidden + mask · gain).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { hiddenTensor, inputTensor } from '../inputTensor.ts';
import type { MaskedSubject } from './evaluator.ts';

export interface MaskedBatches {
  /** `[n, height, width, 3]`, preprocessed; the caller's to dispose, and to use up before the next call. */
  make(sets: readonly RegionSet[]): Tensor4D;
  dispose(): void;
}

export interface AffineParts {
  /** `[1, height, width, 3]`, preprocessed: the network's picture when every region is hidden. */
  readonly hidden: Tensor4D;
  /** `[1, height, width, 3]`: what showing a pixel adds to it. Preprocessing is affine, so it may come first. */
  readonly gain: Tensor4D;
}

/** Both are the caller's to dispose. */
export function affineParts({ picture, preprocess, baseline }: MaskedSubject): AffineParts {
  const hidden = hiddenTensor(picture, preprocess, baseline);
  return { hidden, gain: tf.tidy(() => tf.sub(inputTensor(picture, preprocess), hidden)) };
}

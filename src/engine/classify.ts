/**
 * The network's answer for a whole picture.
 *
 * Probabilities keep the index of every output, background included, so an index
 * means the same everywhere; only the ranked answer leaves the background out,
 * because "background" is no answer a person asked for.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { SeenPicture } from '../core/regions/picture.ts';
import { logits } from '../network/forward.ts';
import type { Network } from '../network/graph.ts';
import { inputTensor } from './inputTensor.ts';
import type { Preprocess } from './picture/preprocess.ts';

/** Softmax probability of every output, in output order. */
export async function classify(network: Network, picture: SeenPicture, preprocess: Preprocess): Promise<Float32Array> {
  const probabilities = tf.tidy(() => tf.softmax(logits(network, inputTensor(picture, preprocess))));
  try {
    return await probabilities.data<'float32'>();
  } finally {
    probabilities.dispose();
  }
}

export interface RankedClass {
  /** Index among the network's outputs. */
  readonly index: number;
  readonly label: string;
  /** 0–1. */
  readonly confidence: number;
}

/**
 * Classes, most confident first; ties go to the smaller index.
 *
 * @param backgroundClass left out of the answer; its probability stays its own, the others are not rescaled
 */
export function rankClasses(
  probabilities: Float32Array,
  classNames: readonly string[],
  backgroundClass: number | null,
): RankedClass[] {
  return Array.from(probabilities, (confidence, index) => ({
    index,
    label: classNames[index] ?? `class ${index}`,
    confidence,
  }))
    .filter(({ index }) => index !== backgroundClass)
    .sort((a, b) => b.confidence - a.confidence || a.index - b.index);
}

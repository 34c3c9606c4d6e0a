/**
 * What an attention filter is to make small (attribution.md §C).
 *
 * For a class: the competitors' logits less its own. For all classes: the mean squared
 * distance between the filtered answer and the unfiltered one, which asks for no class.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Target } from '../../../core/methods/target.ts';

/** From the output of a filtered network `[1, …]`: the loss, and its slope of the output's shape. */
export type FilterLoss = (output: Tensor) => { readonly value: Scalar; readonly slope: Tensor };

/** How many competitors *top 5* has. */
const FEW = 5;

/**
 * What each output counts in the loss for one class: −1 for the class, 1 for its competitors.
 *
 * With another class to compare with, that one is the only competitor; a node's mean has none.
 * @param unfiltered the answer without a filter: the surest few competitors are found there
 */
export function classCounts(target: Target, unfiltered: Float32Array, competitors: 'all' | 'top 5'): Float32Array {
  if (target.kind === 'node') return unfiltered.map(() => -1 / unfiltered.length);
  const { index, against } = target;
  if (against !== null) return unfiltered.map((_, c) => Number(c === against) - Number(c === index));
  const others = [...unfiltered.keys()].filter((c) => c !== index);
  // Ties go to the lower index: the sort is stable.
  others.sort((a, b) => (unfiltered[b] ?? 0) - (unfiltered[a] ?? 0));
  const rivals = new Set(competitors === 'all' ? others : others.slice(0, FEW));
  return unfiltered.map((_, c) => Number(rivals.has(c)) - Number(c === index));
}

/** Σ count ⊙ output. */
export function classLoss(counts: Float32Array): FilterLoss {
  return (output) => {
    const slope = tf.reshape(tf.tensor1d(counts), output.shape);
    return { value: tf.sum<Scalar>(tf.mul(slope, output)), slope };
  };
}

/** mean (output − unfiltered)². */
export function sameAnswerLoss(unfiltered: Float32Array): FilterLoss {
  return (output) => {
    const gap = tf.sub(output, tf.reshape<tf.Rank>(tf.tensor1d(unfiltered), output.shape));
    return { value: tf.mean<Scalar>(tf.square(gap)), slope: tf.mul(gap, 2 / output.size) };
  };
}

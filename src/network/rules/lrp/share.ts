/**
 * Dividing relevance: the two quotients all rules are made of.
 *
 * Ratio first, product later, and never 0 · ∞: where a denominator is empty the
 * quotient is 0, so nothing infinite is handed on (gradient-methods.md §0).
 * Written with steps and products, because comparisons cost WASM fifty times as much.
 */
import * as tf from '@tensorflow/tfjs-core';

/**
 * What counts as an empty denominator. Far below any activation, and far enough above the smallest float that a
 * quotient stays finite; also below what half precision can hold, where only an exact 0 is empty.
 */
const smallest = 1e-30;

/** 1 where `z` is not 0, else 0. */
export function isFilled(z: tf.Tensor): tf.Tensor {
  return tf.step(tf.sub(tf.abs(z), smallest));
}

/** `relevance ⊘ z`, 0 where z is 0; of z's shape, or the larger one's where either has a single sample. */
export function ratio(relevance: tf.Tensor, z: tf.Tensor): tf.Tensor {
  const filled = isFilled(z);
  return tf.div(tf.mul(relevance, filled), tf.add(z, tf.sub(1, filled)));
}

/** How a denominator is kept away from 0 (the ε rule). */
export interface Stabiliser {
  /** ≥ 0. */
  readonly epsilon: number;
  /** What ε is counted in: units of z, or the root mean square of all of a node's z for that picture. */
  readonly unit: 'absolute' | 'rms';
}

/** Least ε in half precision, in root mean squares: a smaller one underflows (gradient-methods.md §7.3-J). */
const leastInHalfPrecision = 1e-3;

/** `z + ε sgn(z)` with sgn(0) = +1. */
export function stabilised(z: tf.Tensor, { epsilon, unit }: Stabiliser): tf.Tensor {
  const sign = tf.sub(1, tf.mul(2, tf.step(tf.neg(z))));
  const asked = unit === 'rms' ? tf.mul(epsilon, rootMeanSquare(z)) : tf.scalar(epsilon);
  const isHalf = tf.backend().floatPrecision() === 16;
  const damping = isHalf ? tf.maximum(asked, tf.mul(leastInHalfPrecision, rootMeanSquare(z))) : asked;
  return tf.add(z, tf.mul(sign, damping));
}

/** Per sample, broadcastable to `z`. */
function rootMeanSquare(z: tf.Tensor): tf.Tensor {
  const axes = z.shape.slice(1).map((_, axis) => axis + 1);
  return tf.sqrt(tf.mean(tf.square(z), axes, true));
}

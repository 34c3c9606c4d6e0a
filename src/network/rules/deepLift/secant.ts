/**
 * Quotients of differences: finite whatever the denominator.
 *
 * Written with steps instead of comparisons, which cost WASM some fifty times as much,
 * and dividing never by zero, because 0 · Infinity is not 0 (gradient-methods.md §0).
 */
import * as tf from '@tensorflow/tfjs-core';

/** Below it a difference is rounding: the published threshold (gradient-methods.md §3.1). */
const LEAST_DIFFERENCE = 1e-7;

/** `numerator / denominator`, and `otherwise` where the denominator is within `least` of 0. */
export function secant(
  numerator: tf.Tensor,
  denominator: tf.Tensor,
  otherwise: tf.Tensor | null,
  least = LEAST_DIFFERENCE,
): tf.Tensor {
  const apart = tf.step(tf.sub(tf.abs(denominator), least));
  const close = tf.sub(1, apart);
  const quotient = tf.mul(tf.div(numerator, tf.add(denominator, close)), apart);
  return otherwise === null ? quotient : tf.add(quotient, tf.mul(otherwise, close));
}

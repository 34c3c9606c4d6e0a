/**
 * Two tensors carried as one: what is positive first, what is negative second, along the batch axis.
 *
 * Whatever is linear and looks at no other sample works on both at once.
 */
import * as tf from '@tensorflow/tfjs-core';

/** `[1, …]` and `[1, …]` → `[2, …]`. */
export const pairOf = (positive: tf.Tensor, negative: tf.Tensor): tf.Tensor => tf.concat([positive, negative], 0);

/** The same twice; a product or sum that repeats along the batch axis is slower on WASM. */
export const twice = (one: tf.Tensor): tf.Tensor => pairOf(one, one);

export const positiveOf = (pair: tf.Tensor): tf.Tensor => tf.slice(pair, [0], [1]);
export const negativeOf = (pair: tf.Tensor): tf.Tensor => tf.slice(pair, [1], [1]);

/** Negative first. */
export const swapped = (pair: tf.Tensor): tf.Tensor => pairOf(negativeOf(pair), positiveOf(pair));

/** What both make together, `[1, …]`. */
export const totalOf = (pair: tf.Tensor): tf.Tensor => tf.add(positiveOf(pair), negativeOf(pair));

/** A tensor's values above 0 and those below, zeros elsewhere. */
export function bySign(total: tf.Tensor): tf.Tensor {
  const positive = tf.relu(total);
  return pairOf(positive, tf.sub(total, positive));
}

/** 1 where `t > 0` first, 1 where `t < 0` second. */
export const signsOf = (t: tf.Tensor): tf.Tensor => pairOf(tf.step(t), tf.step(tf.neg(t)));

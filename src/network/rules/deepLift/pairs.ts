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

/** Both parts, `[1, …]` each; slices are not free on WASM. */
export const partsOf = (pair: tf.Tensor): [tf.Tensor, tf.Tensor] => [
  tf.slice(pair, [0], [1]),
  tf.slice(pair, [1], [1]),
];

/** Negative first. */
export function swapped(pair: tf.Tensor): tf.Tensor {
  const [positive, negative] = partsOf(pair);
  return pairOf(negative, positive);
}

/** What both make together, `[1, …]`. */
export function totalOf(pair: tf.Tensor): tf.Tensor {
  const [positive, negative] = partsOf(pair);
  return tf.add(positive, negative);
}

/** A tensor's values above 0 and those below, zeros elsewhere. */
export function signedPartsOf(total: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const positive = tf.relu(total);
  return [positive, tf.sub(total, positive)];
}

export const bySign = (total: tf.Tensor): tf.Tensor => pairOf(...signedPartsOf(total));

/**
 * What the first linear node can be given at most and at least, whatever the picture.
 *
 * The bounds of the picture itself are sent through the same padding and scaling that
 * stand before that node, so at padding both are the same and nothing is shared out
 * there (gradient-methods.md §2.4).
 */
import * as tf from '@tensorflow/tfjs-core';
import { run } from '../../forward.ts';
import { misuse } from '../../refuse.ts';
import type { LinearVisit } from './linear.ts';

/** Of all pictures a network can be given. */
export interface PictureBounds {
  /** Lowest value per channel, preprocessed, in the network's order. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** `[height, width]` of the picture. */
  readonly size: readonly [number, number];
}

/** Bounds of the node's input, `[1, …]`. */
export function boundsAt(
  { network, node }: LinearVisit,
  { low, high, size }: PictureBounds,
): { readonly low: tf.Tensor; readonly high: tf.Tensor } {
  const [before] = node.inputs;
  if (before === undefined) throw misuse(`${node.id} has no input`);
  const [a, b] = [low, high].map((values) => {
    const picture = tf.mul(tf.ones([1, ...size, 1]), tf.tensor(values, [1, 1, 1, values.length]));
    return run(network, new Map([[network.input, picture]]), [before])[0];
  });
  if (a === undefined || b === undefined) throw misuse(`${before} has no bounds`);
  // A negative scale on the way turns the lower bound into the upper one.
  return { low: tf.minimum(a, b), high: tf.maximum(a, b) };
}

/** 1 where the picture reaches, 0 at padding, `[1, …]`. */
export function coverageAt(visit: LinearVisit, bounds: PictureBounds): tf.Tensor {
  const { low, high } = boundsAt(visit, bounds);
  return tf.step(tf.sub(high, low));
}

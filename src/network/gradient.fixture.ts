/**
 * A gradient as the tests of this layer want it: one class per sample, any end.
 */
import * as tf from '@tensorflow/tfjs-core';
import { record, walk } from './backward.ts';
import type { Network } from './graph.ts';
import { noise } from './keras.fixture.ts';
import { gradientRules } from './rules/gradient.ts';

/** Two pictures for the small networks. */
export const picture = (seed = 7): tf.Tensor4D => noise([2, 8, 8, 3], seed) as tf.Tensor4D;

/** One class per sample. */
export const oneHot = (classes: number): tf.Tensor =>
  tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([1, 3], 'int32'), classes), 'float32'));

/** Gradient of the seeded logits at `fetches`. */
export function gradient(
  network: Network,
  x: tf.Tensor,
  fetches: readonly string[],
  rules = gradientRules,
): tf.Tensor[] {
  const recording = record(network, x);
  const state = oneHot(network.classes);
  const states = walk(network, recording, rules, { node: network.output, state }, fetches);
  recording.dispose();
  state.dispose();
  return states;
}

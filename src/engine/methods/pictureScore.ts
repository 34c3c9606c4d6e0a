/**
 * What an optimised mask is judged by: a number per picture that has a gradient.
 *
 * In the program it is the softmax probability of one class; tests put scores
 * there whose gradients are known in closed form. Works on whatever back end is
 * set, because the gradient comes from our own reverse walk.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { record, walk } from '../../network/backward.ts';
import { logits } from '../../network/forward.ts';
import type { Network } from '../../network/graph.ts';
import { gradientRules } from '../../network/rules/gradient.ts';
import { oneHotRow } from '../scorer/judge.ts';

export interface PictureScore {
  /** `[n, height, width, 3]` → `[n]`. */
  value(pictures: Tensor4D): Tensor1D;
  /** The same with the gradient of each picture's own score, `[n, height, width, 3]`. */
  valueAndGradient(pictures: Tensor4D): { readonly value: Tensor1D; readonly gradient: Tensor4D };
}

/** Softmax probability of class `target`; the gradient needs every node to have a rule (*unsupported-node*). */
export function classProbability(network: Network, target: number): PictureScore {
  return {
    value: (pictures) =>
      tf.tidy(() => {
        const probabilities = tf.softmax(logits(network, pictures));
        return tf.sum<Tensor1D>(tf.mul(probabilities, oneHotRow(target, network.classes)), 1);
      }),
    valueAndGradient: (pictures) =>
      tf.tidy(() => {
        const recording = record(network, pictures);
        const outputs = recording.values.get(network.output) as Tensor2D;
        const isTarget = oneHotRow(target, network.classes);
        const { value, slope } = softmaxSlope(outputs, isTarget);
        const seed = { node: network.output, state: slope };
        const [gradient] = walk(network, recording, gradientRules, seed, [network.input]);
        return { value, gradient: gradient as Tensor4D };
      }),
  };
}

/** p and ∂p/∂z = p · (isTarget − probabilities). */
function softmaxSlope(outputs: Tensor2D, isTarget: Tensor2D): { value: Tensor1D; slope: Tensor2D } {
  const probabilities = tf.softmax(outputs);
  const column = tf.sum(tf.mul(probabilities, isTarget), 1, true);
  return {
    value: tf.reshape<tf.Rank.R1>(column, [-1]),
    slope: tf.mul(column, tf.sub(isTarget, probabilities)),
  };
}

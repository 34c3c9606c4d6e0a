/**
 * True derivatives of activation functions, times a state.
 *
 * At kinks the derivative is 0 (ReLU at 0, ReLU6 at 0 and 6): a unit that is off or
 * saturated passes nothing. ReLU and ReLU6 need only their output, because a fused
 * kernel never shows their input.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { ActivationName, ActivationNode } from '../graph.ts';
import { misuse } from '../refuse.ts';
import { passBetween } from './simd/passBetween.ts';

/** `dy ⊙ σ'(x)`; `x` may be missing where the output tells enough. */
export function activationAdjoint(
  node: ActivationNode,
  dy: tf.Tensor,
  x: tf.Tensor | undefined,
  y: tf.Tensor,
): tf.Tensor {
  const bounds = boundsOf(node);
  if (bounds !== null) return passBetween(dy, y, ...bounds);
  const seen = fromOutput[node.name];
  if (seen !== undefined) return tf.mul(dy, seen(y, node));
  if (x === undefined) throw misuse(`the input of ${node.id} was not recorded`);
  const slope = fromInput[node.name];
  if (slope === undefined) throw misuse(`no derivative for ${node.name}`);
  return tf.mul(dy, slope(x, node));
}

/** Between which outputs a rectifier passes its state on; null for other functions. */
function boundsOf({ name, bounds }: ActivationNode): readonly [number, number] | null {
  if (name === 'relu') return [0, Infinity];
  if (name === 'relu6') return [0, 6];
  return name === 'clip' ? (bounds ?? [-Infinity, Infinity]) : null;
}

type Slope = (value: tf.Tensor, node: ActivationNode) => tf.Tensor;

// By steps and not by comparisons, which cost WASM some fifty times as much.
const above = (value: tf.Tensor, bound: number): tf.Tensor => tf.step(bound === 0 ? value : tf.sub(value, bound));
const below = (value: tf.Tensor, bound: number): tf.Tensor => tf.step(tf.sub(bound, value));
const between = (value: tf.Tensor, low: number, high: number): tf.Tensor =>
  tf.mul(above(value, low), below(value, high));
/** `inside` where `value > 0`, else `outside`. */
const byScale = (value: tf.Tensor, inside: tf.Tensor | number, outside: tf.Tensor | number): tf.Tensor => {
  const positive = above(value, 0);
  return tf.add(tf.mul(positive, inside), tf.mul(tf.sub(1, positive), outside));
};

/** λ and α of Klambauer et al. 2017. */
const selu = { scale: 1.0507009873554805, alpha: 1.6732632423543772 };

const fromOutput: Readonly<Partial<Record<ActivationName, Slope>>> = {
  elu: (y, { alpha }) => byScale(y, 1, tf.add(y, alpha ?? 1)),
  selu: (y) => byScale(y, selu.scale, tf.add(y, selu.scale * selu.alpha)),
  sigmoid: (y) => tf.mul(y, tf.sub(1, y)),
  tanh: (y) => tf.sub(1, tf.square(y)),
  'hard-sigmoid': (y, { alpha }) => tf.mul(between(y, 0, 1), alpha ?? 1 / 6),
};

const fromInput: Readonly<Partial<Record<ActivationName, Slope>>> = {
  leaky: (x, { alpha }) => byScale(x, 1, alpha ?? 0),
  prelu: (x, { slopes }) => byScale(x, 1, slopes ?? 1),
  softplus: (x) => tf.sigmoid(x),
  swish: (x) => {
    const gate = tf.sigmoid(x);
    return tf.add(gate, tf.mul(x, tf.mul(gate, tf.sub(1, gate))));
  },
  // (x² + 3x)/6 between −3 and 3, x above: its derivative.
  'hard-swish': (x) => tf.add(tf.mul(between(x, -3, 3), tf.div(tf.add(tf.mul(x, 2), 3), 6)), tf.sub(1, below(x, 3))),
  // Φ(x) + x φ(x), with the normal distribution and density.
  gelu: (x) => {
    const distribution = tf.mul(tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1), 0.5);
    const density = tf.div(tf.exp(tf.div(tf.square(x), -2)), Math.sqrt(2 * Math.PI));
    return tf.add(distribution, tf.mul(x, density));
  },
};

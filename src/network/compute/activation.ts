/**
 * Activation functions forward. Their derivatives are in `adjoint/activation.ts`.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { ActivationName, ActivationNode } from '../graph.ts';

/** Value of the function, elementwise; any shape with channels last. */
export function applyActivation(node: ActivationNode, x: tf.Tensor): tf.Tensor {
  return functions[node.name](x, node);
}

type Function = (x: tf.Tensor, node: ActivationNode) => tf.Tensor;

const functions: Readonly<Record<ActivationName, Function>> = {
  relu: (x) => tf.relu(x),
  relu6: (x) => tf.relu6(x),
  clip: (x, { bounds }) => clipped(x, bounds ?? [-Infinity, Infinity]),
  // relu(x) + α (exp(min(x, 0)) − 1): Clevert et al. 2016, eq. 15; tf.elu has α = 1 only.
  elu: (x, { alpha }) => tf.add(tf.relu(x), tf.mul(tf.expm1(tf.minimum(x, 0)), alpha ?? 1)),
  selu: (x) => tf.selu(x),
  sigmoid: (x) => tf.sigmoid(x),
  tanh: (x) => tf.tanh(x),
  leaky: (x, { alpha }) => tf.leakyRelu(x, alpha ?? 0),
  prelu: (x, { slopes }) => (slopes === null ? x : tf.prelu(x, slopes)),
  softplus: (x) => tf.softplus(x),
  // x σ(x): Ramachandran et al. 2017.
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  // x relu6(x + 3) / 6: Howard et al. 2019.
  'hard-swish': (x) => tf.mul(x, tf.div(tf.relu6(tf.add(x, 3)), 6)),
  'hard-sigmoid': (x, { alpha }) => tf.clipByValue(tf.add(tf.mul(x, alpha ?? 1 / 6), 0.5), 0, 1),
  // x Φ(x): Hendrycks & Gimpel 2016.
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.div(x, Math.SQRT2)), 1)),
};

/** Infinite bounds are left out: not every shader compiler takes an infinite constant. */
function clipped(x: tf.Tensor, [low, high]: readonly [number, number]): tf.Tensor {
  if (low === -Infinity) return tf.minimum(x, high);
  return high === Infinity ? tf.maximum(x, low) : tf.clipByValue(x, low, high);
}

/**
 * DeepLIFT multipliers of everything that is not linear: what one unit of a difference
 * at the input means at the output, between two recordings.
 *
 * Each is exact: Σ multiplier · Δinput = multiplier · Δoutput (gradient-methods.md §3.1).
 * Products are split evenly; response normalisation and softmax are taken apart into
 * products, powers and sums, for which there are exact rules.
 */
import * as tf from '@tensorflow/tfjs-core';
import { activationAdjoint } from '../../adjoint/activation.ts';
import { globalMaxAdjoint, maxPoolAdjoint, type Window } from '../../adjoint/pool.ts';
import type { ActivationNode, LrnNode, NetworkNode, NodeId, PoolNode } from '../../graph.ts';
import { misuse } from '../../refuse.ts';
import { differenceOf, outputOf, type Recordings } from './recordings.ts';
import { secant } from './secant.ts';

/** Δa / Δz, and the derivative at the reference where the two do not differ, as the authors' code has it. */
export function activationMultiplier(recordings: Recordings, node: ActivationNode): tf.Tensor {
  const { network, reference } = recordings;
  const before = inputOf(node);
  const output = outputOf(network, reference, node.id);
  // A fused rectifier's input is not recorded, and its derivative does not need it.
  const slope = activationAdjoint(node, tf.onesLike(output), reference.values.get(before), output);
  return secant(differenceOf(recordings, node.id), differenceOf(recordings, before), slope);
}

/**
 * With c = max(y, y'): what the picture's maximum rose above y' goes to where it is, what y rose above the
 * reference's maximum to where that was. The plain gradient, which the authors' code takes, is not complete.
 */
export function maxPoolMultiplier(recordings: Recordings, node: PoolNode, state: tf.Tensor): tf.Tensor {
  const { network, shown, reference } = recordings;
  const before = inputOf(node);
  const [y, y0] = [outputOf(network, shown, node.id), outputOf(network, reference, node.id)];
  const highest = tf.maximum(y, y0);
  const gained = toMaximum(node, tf.mul(state, tf.sub(highest, y0)), outputOf(network, shown, before), y);
  const lost = toMaximum(node, tf.mul(state, tf.sub(y, highest)), outputOf(network, reference, before), y0);
  // What is routed to a pixel is never more than the pixel itself changed, so no threshold is needed.
  return secant(tf.add(gained, lost), differenceOf(recordings, before), null, 0);
}

function toMaximum(node: PoolNode, state: tf.Tensor, x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  if ('keepDims' in node) return globalMaxAdjoint(state, x, y);
  const pool: Window = node;
  return maxPoolAdjoint(state as tf.Tensor4D, x as tf.Tensor4D, y as tf.Tensor4D, pool);
}

/**
 * y = x · g with g = d^−β and d = bias + α Σ x² over neighbouring channels: a product, a power, a sum and squares.
 * Better than the gradient, which leaves a gap.
 */
export function lrnMultiplier(recordings: Recordings, node: LrnNode, state: tf.Tensor): tf.Tensor {
  const { network, shown, reference } = recordings;
  const before = inputOf(node);
  const [x, x0] = [outputOf(network, shown, before), outputOf(network, reference, before)] as tf.Tensor4D[];
  if (x === undefined || x0 === undefined) throw misuse(`${node.id} has no recorded input`);
  const neighbours = band(x.shape[3], node.depthRadius);
  const summed = (t: tf.Tensor): tf.Tensor => tf.conv2d(t as tf.Tensor4D, neighbours, 1, 'valid');
  const norm = (t: tf.Tensor4D): tf.Tensor => tf.add(tf.mul(summed(tf.square(t)), node.alpha), node.bias);
  const [d, d0] = [norm(x), norm(x0)];
  const [g, g0] = [tf.pow(d, -node.beta), tf.pow(d0, -node.beta)];
  const sum = tf.add(x, x0);
  const change = tf.mul(summed(tf.mul(tf.sub(x, x0), sum)), node.alpha);
  const middle = tf.mul(tf.pow(tf.div(tf.add(d, d0), 2), -node.beta - 1), -node.beta);
  // Of nearly equal d the quotient would be rounding, while the derivative in the middle is right to 1e-6.
  const power = secant(tf.sub(g, g0), change, middle, 1e-3);
  const toNorm = tf.mul(tf.mul(state, tf.div(sum, 2)), power);
  const throughNorm = tf.mul(tf.mul(summed(toNorm), node.alpha), sum);
  return tf.add(tf.mul(state, tf.div(tf.add(g, g0), 2)), throughNorm);
}

/** `[1, 1, channels, channels]`: 1 between channels at most `radius` apart. */
function band(channels: number, radius: number): tf.Tensor4D {
  const values = new Float32Array(channels * channels);
  for (let from = 0; from < channels; from++) {
    const last = Math.min(channels - 1, from + radius);
    values.fill(1, from * channels + Math.max(0, from - radius), from * channels + last + 1);
  }
  return tf.tensor4d(values, [1, 1, channels, channels]);
}

/** y = e · (1 / s) with e = exp(z − c) and s = Σ e, along the last axis; c is shared, so that it changes nothing. */
export function softmaxMultiplier(recordings: Recordings, node: NetworkNode, state: tf.Tensor): tf.Tensor {
  const { network, shown, reference } = recordings;
  const before = inputOf(node);
  const [z, z0] = [outputOf(network, shown, before), outputOf(network, reference, before)];
  const largest = tf.max(tf.maximum(z, z0), -1, true);
  const [e, e0] = [tf.exp(tf.sub(z, largest)), tf.exp(tf.sub(z0, largest))];
  const [r, r0] = [tf.div(1, tf.sum(e, -1, true)), tf.div(1, tf.sum(e0, -1, true))];
  const toShare = tf.sum(tf.mul(state, tf.div(tf.add(e, e0), 2)), -1, true);
  // Δ(1/s) / Δs is −1 / (s s') exactly.
  const toPower = tf.sub(tf.mul(state, tf.div(tf.add(r, r0), 2)), tf.mul(toShare, tf.mul(r, r0)));
  return tf.mul(toPower, secant(tf.sub(e, e0), tf.sub(z, z0), e0));
}

function inputOf(node: NetworkNode): NodeId {
  const [input] = node.inputs;
  if (input === undefined) throw misuse(`${node.id} has no input`);
  return input;
}

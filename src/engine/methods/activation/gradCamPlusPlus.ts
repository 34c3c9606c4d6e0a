/**
 * Grad-CAM++ (Chattopadhyay et al. 2018): a channel's weight is a weighted sum of its positive gradients,
 * `w_k = Σ_ij α_k relu(g_k)`, `α_k = g² / (2 g² + S_k g³)`, `S_k = Σ_ij A_k` (attribution.md §A.3).
 *
 * Where g ≤ 0 the weight is multiplied by zero, and elsewhere g² cancels: `α = 1 / (2 + S g)` is the same
 * number, cannot underflow, and cannot divide by zero where activations are not negative. The authors'
 * factor exp(z) is left out: it scales all weights alike and overflows beyond z = 88.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { gradCamPlusPlusCard } from '../../../core/methods/activation/gradCamPlusPlus.ts';
import { weighedLayers } from './weighedLayers.ts';

export const gradCamPlusPlus = weighedLayers(gradCamPlusPlusCard, (options) => {
  const normalised = options['normalizeAlpha'] === 'sum to one';
  return (activation, gradient) => {
    const up = tf.relu(gradient);
    const sums = tf.sum(activation, [1, 2], true);
    const alpha = tf.mul(tf.step(up), divide(tf.tensor(1), tf.add(2, tf.mul(sums, up))));
    const shares = normalised ? divide(alpha, tf.sum(alpha, [1, 2], true)) : alpha;
    return tf.mul(activation, tf.sum(tf.mul(shares, up), [1, 2], true));
  };
});

/** By 1 where the divisor is 0, as in the authors' code. */
function divide(over: tf.Tensor, under: tf.Tensor): Tensor4D {
  const isZero = tf.sub(1, tf.step(tf.abs(under)));
  return tf.div(over, tf.add(under, isZero));
}

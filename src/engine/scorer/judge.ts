/**
 * From logits to the two numbers a search asks for, without leaving the device:
 * of a thousand probabilities per picture only two floats are read back.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';

/** `[1, classes]`, 1 at the target and 0 elsewhere. */
export function oneHotRow(target: number, classes: number): Tensor2D {
  const row = new Float32Array(classes);
  row[target] = 1;
  return tf.tensor2d(row, [1, classes]);
}

/**
 * Softmax confidence of the target and its lead over the best other class.
 *
 * @param logits `[n, classes]`
 * @param target as from `oneHotRow`
 * @returns `[n, 2]`: confidence 0–1, margin −1 … 1
 */
export function confidenceAndMargin(logits: Tensor2D, target: Tensor2D): Tensor2D {
  return tf.tidy(() => {
    const probabilities = tf.softmax(logits);
    const ofTarget = tf.mul(probabilities, target);
    const confidence = tf.sum(ofTarget, 1);
    // Probabilities are never negative, so taking the target's own away leaves the maximum to the others.
    const bestOther = tf.max(tf.sub(probabilities, ofTarget), 1);
    return tf.stack([confidence, tf.sub(confidence, bestOther)], 1) as Tensor2D;
  });
}

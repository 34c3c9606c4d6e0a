/** Scores of pictures whose gradients are known in closed form, in place of a network. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { PictureScore } from './score.ts';

export const constantScore = (value: number): PictureScore => ({
  value: (pictures) => tf.fill([pictures.shape[0]], value),
  valueAndGradient: (pictures) => ({ value: tf.fill([pictures.shape[0]], value), gradient: tf.zerosLike(pictures) }),
});

/** ⟨weights, picture⟩. */
export function linearScore(weights: Tensor4D): PictureScore {
  const value = (pictures: Tensor4D) => tf.sum<Tensor1D>(tf.mul(pictures, weights), [1, 2, 3]);
  return {
    value,
    valueAndGradient: (pictures) => ({
      value: value(pictures),
      gradient: tf.tile(weights, [pictures.shape[0], 1, 1, 1]),
    }),
  };
}

/** sigmoid(⟨weights, picture⟩): flat where it is sure, like a confident network. */
export function sigmoidScore(weights: Tensor4D): PictureScore {
  const linear = linearScore(weights);
  return {
    value: (pictures) => tf.sigmoid(linear.value(pictures)),
    valueAndGradient: (pictures) => {
      const value = tf.sigmoid(linear.value(pictures));
      const slope = tf.mul(value, tf.sub(1, value));
      return { value, gradient: tf.mul(tf.reshape(slope, [-1, 1, 1, 1]), weights) };
    },
  };
}

/**
 * Input × Gradient (Shrikumar et al. 2016): x ⊙ ∂f/∂x, summed over the channels (gradient-methods.md §1).
 *
 * x is the preprocessed picture. In a rectifier network without biases the map sums to the logit.
 */
import * as tf from '@tensorflow/tfjs-core';
import { inputXGradientCard } from '../../../core/methods/gradient/inputXGradient.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { channelSum, oneWalk } from './oneWalk.ts';

export const inputXGradient = oneWalk({
  card: inputXGradientCard,
  rules: gradientRules,
  pixels: (state, input) => channelSum(tf.mul(state, input)),
});

/** Saliency (Simonyan et al. 2014, §3.1): the largest magnitude of the gradient among a pixel's channels. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { saliencyCard } from '../../../core/methods/gradient/saliency.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { oneWalk } from './oneWalk.ts';

export const saliency = oneWalk({
  card: saliencyCard,
  rules: gradientRules,
  pixels: (state) => tf.max<Tensor3D>(tf.abs(state), 3),
});

/** PatternAttribution: weights times patterns, so that every neuron hands on what its input contributed. */
import * as tf from '@tensorflow/tfjs-core';
import { patternAttributionCard } from '../../../core/methods/relevance/patternAttribution.ts';
import { patternMethod } from './pattern.ts';

export const patternAttribution = patternMethod({
  card: patternAttributionCard,
  kind: 'attribution',
  change: (state) => state,
  reduce: (state) => tf.sum(state, 3),
});

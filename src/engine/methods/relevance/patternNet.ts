/**
 * PatternNet: the signal, traced back.
 *
 * A signal has a colour and no sign for or against, so the map is its magnitude over the
 * channels. Its length means nothing: it is brought to 1 at bottlenecks, where nothing
 * is changed but the scale, because deep products overflow otherwise.
 */
import * as tf from '@tensorflow/tfjs-core';
import { patternNetCard } from '../../../core/methods/relevance/patternNet.ts';
import { patternMethod } from './pattern.ts';

export const patternNet = patternMethod({
  card: patternNetCard,
  kind: 'signal',
  change: (state) => {
    const largest = tf.max(tf.abs(state));
    return tf.div(state, tf.add(largest, tf.sub(1, tf.step(largest))));
  },
  reduce: (state) => tf.sum(tf.abs(state), 3),
});

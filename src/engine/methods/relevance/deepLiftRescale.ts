/** DeepLIFT with the Rescale rule (Shrikumar et al. 2017; gradient-methods.md §3.1). */
import * as tf from '@tensorflow/tfjs-core';
import { deepLiftRescaleCard } from '../../../core/methods/relevance/deepLiftRescale.ts';
import { differenceOf } from '../../../network/rules/deepLift/recordings.ts';
import { rescaleRules } from '../../../network/rules/deepLift/rescale.ts';
import { deepLiftMethod } from './deepLift.ts';

export const deepLiftRescale = deepLiftMethod({
  card: deepLiftRescaleCard,
  prepare: (recordings) =>
    Promise.resolve({
      rules: rescaleRules(recordings),
      seedOf: (slope) => slope,
      contributions: (node, state) => tf.mul(state, differenceOf(recordings, node)),
      dispose: () => undefined,
    }),
  // Both recordings, and the differences before fused rectifiers once more.
  passes: { forwards: 3, backwards: 1 },
});

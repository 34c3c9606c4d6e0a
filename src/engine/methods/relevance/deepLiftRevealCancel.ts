/** DeepLIFT with the RevealCancel rule (Shrikumar et al. 2017; gradient-methods.md §3.2). */
import * as tf from '@tensorflow/tfjs-core';
import { deepLiftRevealCancelCard } from '../../../core/methods/relevance/deepLiftRevealCancel.ts';
import type { Network, NetworkNode } from '../../../network/graph.ts';
import { totalOf, twice } from '../../../network/rules/deepLift/pairs.ts';
import { revealCancelRules } from '../../../network/rules/deepLift/revealCancel.ts';
import { splitDifferences, splitOf, type Reveals, type Splits } from '../../../network/rules/deepLift/split.ts';
import { pause } from '../../pause.ts';
import { deepLiftMethod } from './deepLift.ts';

/** Nodes between two pauses: a pause costs nothing beside them, and a Stop waits no longer than they take. */
const nodesAtATime = 8;

export const deepLiftRevealCancel = deepLiftMethod({
  card: deepLiftRevealCancelCard,
  prepare: async (recordings, end, options) => {
    const reveals: Reveals = options['after'] === 'every layer' ? () => true : afterDense(recordings.network);
    const splits = await withPauses(splitDifferences(recordings, end, reveals));
    return {
      rules: revealCancelRules(recordings, splits, reveals),
      seedOf: twice,
      contributions: (node, state) => totalOf(tf.mul(state, splitOf(splits.values, node))),
      dispose: splits.dispose,
    };
  },
  // Both recordings, then two kernels by sign with two parts each, forth and back.
  passes: { forwards: 6, backwards: 4 },
});

async function withPauses(steps: Generator<void, Splits, void>): Promise<Splits> {
  for (let done = 1; ; done++) {
    const next = steps.next();
    if (next.done) return next.value;
    if (done % nodesAtATime === 0) await pause();
  }
}

/** Whether the nearest linear node before an activation is dense. */
function afterDense({ byId }: Network): Reveals {
  const isAfterDense = (node: NetworkNode): boolean => {
    const before = byId.get(node.inputs[0] ?? '');
    if (before === undefined) return false;
    return before.kind === 'linear' && before.op !== 'affine' ? before.op === 'dense' : isAfterDense(before);
  };
  return isAfterDense;
}

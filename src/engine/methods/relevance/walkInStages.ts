/**
 * A reverse walk that can be interrupted: from bottleneck to bottleneck, a pause after each.
 *
 * At a bottleneck the whole state is in one tensor, so it may be looked at there and
 * changed as a whole. Knows no method and no rule.
 */
import * as tf from '@tensorflow/tfjs-core';
import { walk, type Recording } from '../../../network/backward.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import type { RuleTable } from '../../../network/rules/ruleTable.ts';
import { pause } from '../../pause.ts';
import { stagesOf } from './stages.ts';

export interface Walk {
  readonly network: Network;
  readonly recording: Recording;
  readonly rules: RuleTable;
  /** Where the walk starts; it ends at the picture. */
  readonly end: NodeId;
}

export interface Stage {
  readonly node: NodeId;
  /** Owned by the walk, and gone when the next stage is asked for. */
  readonly state: tf.Tensor;
  readonly step: number;
  readonly steps: number;
}

/**
 * @param seed owned by the caller
 * @param change what becomes of every state before it goes on; runs inside `tf.tidy`
 */
export async function* walkInStages(
  { network, recording, rules, end }: Walk,
  seed: tf.Tensor,
  change: (state: tf.Tensor) => tf.Tensor = (state) => state,
): AsyncGenerator<Stage, void, void> {
  const stages = stagesOf(network, end, (id) => recording.values.has(id));
  let [from, state] = [end, tf.clone(seed)];
  try {
    for (const [index, node] of stages.entries()) {
      const next = tf.tidy(() => {
        const [reached] = walk(network, recording, rules, { node: from, state }, [node]);
        return change(reached as tf.Tensor);
      });
      state.dispose();
      [from, state] = [node, next];
      yield { node, state, step: index + 1, steps: stages.length };
      await pause();
    }
  } finally {
    state.dispose();
  }
}

/**
 * A relevance map in the making: handed back from bottleneck to bottleneck.
 *
 * What has reached a feature map on the way is shown, summed over channels, so the map
 * goes from coarse to fine; the last one has the picture's size. Nothing is left behind,
 * however the loop is left.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FailureError } from '../../../core/failure.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { record } from '../../../network/backward.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import type { RuleTable } from '../../../network/rules/ruleTable.ts';
import type { Completeness, MapSnapshot, MethodContext } from '../method.ts';
import { readMap } from '../readMap.ts';
import { scoreOf } from '../score.ts';
import { walkInStages } from './walkInStages.ts';

interface SharedOut {
  /** At picture size, summed over channels. */
  readonly raw: HeatMap;
  /** What the map sums to, and what was seeded. */
  readonly completeness: Completeness;
}

/**
 * Relevance of every pixel. Seeded with what each output adds to the score: the logit at its class, minus the other
 * logit at the class it is compared with, each activation's part of a node's mean (gradient-methods.md §2.1).
 * @param seedOf from the output and the slope of the score there; runs inside `tf.tidy`
 */
export async function* shareOut(
  { network, input, target }: MethodContext,
  rules: RuleTable,
  seedOf: (output: tf.Tensor, slope: tf.Tensor) => tf.Tensor,
): AsyncGenerator<MapSnapshot, SharedOut, void> {
  const score = scoreOf(network, target, 'logit');
  const { end } = score;
  const recording = record(network, input, network.input, end);
  try {
    const output = recording.values.get(end);
    if (output === undefined) throw lost(network, end);
    const seed = tf.tidy(() => seedOf(output, score.judge(output).slope));
    try {
      const due = await sumOf(seed);
      let raw: HeatMap | null = null;
      for await (const { state, step, steps } of walkInStages({ network, recording, rules, end }, seed)) {
        if (state.rank !== 4) continue;
        raw = await readMap(
          tf.tidy(() => tf.sum(state, 3)),
          true,
        );
        if (raw.values.length > 1) yield { raw, step, steps };
      }
      if (raw === null) throw lost(network, network.input);
      return { raw, completeness: { sum: raw.values.reduce((sum, value) => sum + value, 0), due } };
    } finally {
      seed.dispose();
    }
  } finally {
    recording.dispose();
  }
}

async function sumOf(state: tf.Tensor): Promise<number> {
  const sum = tf.tidy(() => tf.sum(state));
  const [value = 0] = await sum.data();
  sum.dispose();
  return value;
}

function lost(network: Network, node: NodeId): FailureError {
  return new FailureError({ kind: 'internal', detail: `no relevance reached ${node} of ${network.name}` });
}

/**
 * DeepLIFT with either of its rules, made a method: two runs, one walk, and an account
 * of what the map sums to and what the score really changed by.
 *
 * On the way the contributions of every feature map that is reached are shown, coarse
 * to fine; each of them sums to the same change of the score.
 */
import * as tf from '@tensorflow/tfjs-core';
import { cutAtQuantile } from '../../../core/maps/cutAtQuantile.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard, MethodOptions } from '../../../core/methods/methodCard.ts';
import type { deepLiftReferences } from '../../../core/methods/relevance/deepLiftOptions.ts';
import { record } from '../../../network/backward.ts';
import type { NodeId } from '../../../network/graph.ts';
import { outputOf, type Recordings } from '../../../network/rules/deepLift/recordings.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import type { RuleTable } from '../../../network/rules/ruleTable.ts';
import { mapResult, type Passes } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { readMap } from '../readMap.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import { deepLiftReference } from './deepLiftReference.ts';
import { walkInStages } from './walkInStages.ts';

/** Of the magnitudes shown, as for every map of single pixels (gradient-methods.md §0). */
const SHOWN_SHARE = 0.99;

/** One way of sharing a difference out, ready to walk. */
interface Sharing {
  readonly rules: RuleTable;
  /** The state to begin with, from the slope of the score. */
  readonly seedOf: (slope: tf.Tensor) => tf.Tensor;
  /** Multipliers times differences at a node, of its output's shape. */
  readonly contributions: (node: NodeId, state: tf.Tensor) => tf.Tensor;
  /** Frees what it holds beside the recordings. */
  readonly dispose: () => void;
}

export interface DeepLiftMethod {
  readonly card: MethodCard;
  /** May pause while it prepares; `recordings` outlive what it returns. */
  readonly prepare: (recordings: Recordings, end: NodeId, options: MethodOptions) => Promise<Sharing>;
  readonly passes: Passes;
}

export function deepLiftMethod({ card, prepare, passes }: DeepLiftMethod): Method {
  return {
    card,
    // There is a rule for every kind of node that has a gradient.
    refusal: (question) => refusedByRules(question, gradientRules),
    async *run(context, given): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const options = settleOptions(card, given);
      const { end } = scoreOf(context.network, context.target, 'logit');
      const recordings = recordBoth(context, end, options);
      try {
        const sharing = await prepare(recordings, end, options);
        try {
          const raw = yield* shareOut(context, recordings, sharing, options);
          const sum = raw.values.reduce((total, value) => total + value, 0);
          const due = await dueOf(context, recordings, options);
          const shown = cutAtQuantile(raw, SHOWN_SHARE);
          return mapResult({ card, context, options, raw, shown, passes, started, completeness: { sum, due } });
        } finally {
          sharing.dispose();
        }
      } finally {
        recordings.shown.dispose();
        recordings.reference.dispose();
      }
    },
  };
}

function recordBoth(context: MethodContext, end: NodeId, options: MethodOptions): Recordings {
  const { network, input } = context;
  const hidden = deepLiftReference(context, options['reference'] as (typeof deepLiftReferences)[number]);
  const shown = record(network, input, network.input, end);
  try {
    return { network, shown, reference: record(network, hidden, network.input, end) };
  } catch (thrown) {
    shown.dispose();
    throw thrown;
  } finally {
    hidden.dispose();
  }
}

async function* shareOut(
  context: MethodContext,
  recordings: Recordings,
  { rules, seedOf, contributions }: Sharing,
  options: MethodOptions,
): AsyncGenerator<MapSnapshot, HeatMap, void> {
  const { network } = context;
  const { end } = scoreOf(network, context.target, 'logit');
  const seed = tf.tidy(() => seedOf(slopeOf(context, recordings, options)));
  let raw: HeatMap = { width: 1, height: 1, signed: true, values: new Float32Array(1) };
  try {
    const walk = { network, recording: recordings.shown, rules, end };
    for await (const { node, state, step, steps } of walkInStages(walk, seed)) {
      if (state.rank !== 4) continue;
      raw = await readMap(
        tf.tidy(() => tf.sum(contributions(node, state), 3)),
        true,
      );
      if (raw.values.length > 1) yield { raw, step, steps };
    }
    return raw;
  } finally {
    seed.dispose();
  }
}

/** ∂score/∂output, which is the same at picture and reference. Call inside `tf.tidy`. */
function slopeOf({ network, target }: MethodContext, { shown }: Recordings, options: MethodOptions): tf.Tensor {
  const score = scoreOf(network, target, 'logit');
  const { slope } = score.judge(outputOf(network, shown, score.end));
  return options['score'] === 'logit' || target.kind === 'node' ? slope : tf.sub(slope, tf.mean(slope, -1, true));
}

/** Score of the picture minus score of the reference. */
async function dueOf(context: MethodContext, recordings: Recordings, options: MethodOptions): Promise<number> {
  const { network, shown, reference } = recordings;
  const { end } = scoreOf(network, context.target, 'logit');
  const change = tf.tidy(() => {
    const difference = tf.sub(outputOf(network, shown, end), outputOf(network, reference, end));
    return tf.sum(tf.mul(slopeOf(context, recordings, options), difference));
  });
  const [due = 0] = await change.data();
  change.dispose();
  return due;
}

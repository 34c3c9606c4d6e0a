/**
 * PatternNet and PatternAttribution, made methods: one run, and one walk whose weights
 * are patterns (Kindermans et al. 2018; gradient-methods.md §4).
 *
 * Seeded like relevance with what each output adds to the score. The patterns come with
 * the context; where a network has none, the method says how to make them.
 */
import * as tf from '@tensorflow/tfjs-core';
import { cutAtQuantile } from '../../../core/maps/cutAtQuantile.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import type { MethodCard } from '../../../core/methods/methodCard.ts';
import { FailureError } from '../../../core/failure.ts';
import { record } from '../../../network/backward.ts';
import type { Patterns } from '../../../network/patterns/patterns.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { backwardWeights, patternRules, type PatternKind } from '../../../network/rules/pattern.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { readMap } from '../readMap.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules, unsuited } from '../unsuited.ts';
import { walkInStages } from './walkInStages.ts';

/** Of the magnitudes shown, as for every map of single pixels (gradient-methods.md §0). */
const SHOWN_SHARE = 0.99;

const missing =
  'no patterns were estimated for it; "npm run patterns -- --model … --pictures …" does so from pictures like those it was trained on';

export interface PatternMethod {
  readonly card: MethodCard;
  readonly kind: PatternKind;
  /** What becomes of a state at every bottleneck. */
  readonly change: (state: tf.Tensor) => tf.Tensor;
  /** The map of a state `[1, height, width, channels]`; runs inside `tf.tidy`. */
  readonly reduce: (state: tf.Tensor) => tf.Tensor;
}

export function patternMethod(method: PatternMethod): Method {
  const { card } = method;
  return {
    card,
    refusal: (question) =>
      refusedByRules(question, gradientRules) ?? (question.patterns ? null : unsuited(card, question.network, missing)),
    async *run(context): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const { network, patterns } = context;
      if (!patterns) throw new FailureError(unsuited(card, network, missing));
      const raw = yield* walkBack(context, patterns, method);
      const shown = cutAtQuantile(raw, SHOWN_SHARE);
      const passes = { forwards: 1, backwards: 1 };
      return mapResult({ card, context, options: {}, raw, shown, passes, started });
    },
  };
}

async function* walkBack(
  { network, input, target }: MethodContext,
  patterns: Patterns,
  { card, kind, change, reduce }: PatternMethod,
): AsyncGenerator<MapSnapshot, HeatMap, void> {
  const score = scoreOf(network, target, 'logit');
  const recording = record(network, input, network.input, score.end);
  const weights = backwardWeights(network, patterns, kind);
  const seed = tf.tidy(() => {
    const output = recording.values.get(score.end) as tf.Tensor;
    return tf.mul(output, score.judge(output).slope);
  });
  let raw: HeatMap = { width: 1, height: 1, signed: card.signed, values: new Float32Array(1) };
  try {
    const walk = { network, recording, rules: patternRules(weights), end: score.end };
    for await (const { state, step, steps } of walkInStages(walk, seed, change)) {
      if (state.rank !== 4) continue;
      raw = await readMap(
        tf.tidy(() => reduce(state)),
        card.signed,
      );
      if (raw.values.length > 1) yield { raw, step, steps };
    }
    return raw;
  } finally {
    tf.dispose([seed, ...weights.values()]);
    recording.dispose();
  }
}

/**
 * The shape of a method that is one walk from the score back to the picture: a rule table, and how three
 * channels become one number per pixel.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Failure } from '../../../core/failure.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard } from '../../../core/methods/methodCard.ts';
import { record, walk } from '../../../network/backward.ts';
import { findOtherActivation } from '../../../network/rules/rectifier.ts';
import type { RuleTable } from '../../../network/rules/ruleTable.ts';
import type { MapResult, MapSnapshot, Method, MethodContext, MethodQuestion } from '../method.ts';
import { readMap } from '../readMap.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules, unsuited } from '../unsuited.ts';
import { pixelResult } from './pixelResult.ts';

export interface OneWalk {
  readonly card: MethodCard;
  readonly rules: RuleTable;
  /** From what arrives at the picture, `[1, h, w, 3]`, to `[1, h, w]`. Runs inside `tf.tidy`. */
  readonly pixels: (state: Tensor4D, input: Tensor4D) => Tensor3D;
  /** Says no beyond what `rules` cannot pass. */
  readonly refusal?: (question: MethodQuestion) => Failure | null;
}

export function oneWalk(way: OneWalk): Method {
  const { card, rules } = way;
  return {
    card,
    refusal: (question) => refusedByRules(question, rules) ?? way.refusal?.(question) ?? null,
    async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const settled = settleOptions(card, options);
      const raw = await walkedMap(context, settled['score'] === 'confidence' ? 'confidence' : 'logit', way);
      yield { raw, step: 1, steps: 1 };
      return pixelResult({ card, context, options: settled, raw, passes: { forwards: 1, backwards: 1 }, started });
    },
  };
}

/** What one walk brings to the picture, as a map. */
export async function walkedMap(
  { network, input, target }: Pick<MethodContext, 'network' | 'input' | 'target'>,
  kind: ScoreKind,
  { card, rules, pixels }: Pick<OneWalk, 'card' | 'rules' | 'pixels'>,
): Promise<HeatMap> {
  const score = scoreOf(network, target, kind);
  const map = tf.tidy(() => {
    const recording = record(network, input, network.input, score.end);
    const { slope } = score.judge(recording.values.get(score.end) as tf.Tensor);
    const [state] = walk(network, recording, rules, { node: score.end, state: slope }, [network.input]);
    return pixels(state as Tensor4D, input);
  });
  return await readMap(map, card.signed);
}

/** No to networks with other activations than rectifiers, for which a method is not defined (gradient-methods.md §1). */
export function refusedActivation(card: MethodCard, { network, target }: MethodQuestion): Failure | null {
  const other = findOtherActivation(network, target.kind === 'node' ? target.node : network.output);
  if (other === null) return null;
  return unsuited(card, network, `it is defined for ReLU and ReLU6 only, and "${other.origin.name}" is ${other.name}`);
}

export const channelSum = (state: tf.Tensor): Tensor3D => tf.sum<Tensor3D>(state, 3);

/**
 * The shape that Grad-CAM, Grad-CAM++ and LayerCAM share: the activations of a feature map, weighed by
 * what its gradient says, and summed over channels.
 *
 * One forward pass and one walk back to the lowest layer asked for, however many layers are fused.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { MethodCard, MethodOptions } from '../../../core/methods/methodCard.ts';
import { record, walk } from '../../../network/backward.ts';
import type { NodeId } from '../../../network/graph.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method, MethodContext } from '../method.ts';
import { readMap } from '../readMap.ts';
import type { ScoreKind } from '../score.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';
import { chosenLayers, refusedLayers } from './chosenLayers.ts';
import type { Fusion } from './fuseMaps.ts';
import { fuseMaps, positive } from './fuseMaps.ts';

/** Evidence per channel and place, of the shape of both: `A` the activation, `g` the score's gradient, `[1, h, w, K]`. Runs inside `tf.tidy`. */
export type Weighing = (activation: Tensor4D, gradient: Tensor4D) => Tensor4D;

/** A method that differs from the others in its card and its weighing only. A card that is not signed gets the ReLU of its sum. */
export function weighedLayers(card: MethodCard, weighing: (options: MethodOptions) => Weighing): Method {
  return {
    card,
    refusal: (question) => {
      const asked = { ...question, options: settleOptions(card, question.options) };
      const [refused] = chosenLayers(asked).flatMap((layer) => refusedByRules(asked, gradientRules, layer) ?? []);
      return refusedLayers(card, asked) ?? refused ?? null;
    },
    async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
      const started = performance.now();
      const settled = settleOptions(card, options);
      const layers = chosenLayers({ ...context, options: settled });
      const maps = await layerMaps(context, layers, settled['score'] as ScoreKind, weighing(settled));
      const raw = fuseMaps(card.signed ? maps : [positive(maps[0]), ...maps.slice(1)], settled['fusion'] as Fusion);
      yield { raw, step: 1, steps: 1 };
      const passes = { forwards: 1, backwards: 1 };
      return mapResult({ card, context, options: { ...settled, layers }, raw, passes, started });
    },
  };
}

/** Signed sums over weighed channels, one map per layer, at the layers' own resolutions. */
export async function layerMaps(
  { network, input, target }: Pick<MethodContext, 'network' | 'input' | 'target'>,
  layers: readonly NodeId[],
  kind: ScoreKind,
  weigh: Weighing,
): Promise<[HeatMap, ...HeatMap[]]> {
  const score = scoreOf(network, target, kind);
  const sums = tf.tidy(() => {
    const recording = record(network, input, network.input, score.end);
    const { slope } = score.judge(recording.values.get(score.end) as tf.Tensor);
    const gradients = walk(network, recording, gradientRules, { node: score.end, state: slope }, layers);
    return gradients.map((gradient, place) => {
      const activation = recording.values.get(layers[place] ?? '') as Tensor4D;
      return tf.sum(weigh(activation, gradient as Tensor4D), 3);
    });
  });
  // One map per layer, and there is at least one layer.
  return (await Promise.all(sums.map((sum) => readMap(sum, true)))) as [HeatMap, ...HeatMap[]];
}

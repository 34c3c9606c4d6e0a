/**
 * Grad-CAM (Selvaraju et al. 2017): a feature map's channels, each weighted by how
 * much raising it everywhere would raise the logit: `Σ_k α_k A_k`, `α_k` the mean
 * over all places of ∂z/∂A_k (attribution.md §A.2).
 *
 * `raw` is that sum before the ReLU, so it shows evidence against the class too;
 * on a network that ends in a global average it is the CAM divided by the number
 * of places, and it sums to the logit less its bias.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { FailureError } from '../../../core/failure.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { gradCamCard } from '../../../core/methods/activation/gradCam.ts';
import { settleOptions } from '../../../core/methods/cards.ts';
import type { Target } from '../../../core/methods/target.ts';
import { record, walk } from '../../../network/backward.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import { lastSpatialLayer, spatialLayers } from '../../../network/layers.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult, MapSnapshot, Method } from '../method.ts';
import { readMap } from '../readMap.ts';
import { scoreOf } from '../score.ts';
import { refusedByRules } from '../unsuited.ts';

export const gradCam: Method = {
  card: gradCamCard,
  refusal: (question) => refusedByRules(question, gradientRules, layerOf(question.network, question.options['layer'])),
  async *run(context, options): AsyncGenerator<MapSnapshot, MapResult, void> {
    const started = performance.now();
    const { network, input, target } = context;
    const layer = layerOf(network, settleOptions(gradCamCard, options)['layer']);
    const raw = await classActivation(network, input, target, layer);
    yield { raw, step: 1, steps: 1 };
    const passes = { forwards: 1, backwards: 1 };
    return mapResult({ card: gradCamCard, context, options: { layer }, raw, passes, started });
  },
};

/** The layer asked for by name; the last spatial one where none is named. A name the network does not have is refused. */
function layerOf(network: Network, named: unknown): NodeId {
  if (typeof named !== 'string') return lastSpatialLayer(network);
  if (spatialLayers(network).includes(named)) return named;
  throw missing(network, named);
}

function missing(network: Network, layer: string): FailureError {
  return new FailureError({ kind: 'internal', detail: `${network.name} has no feature map named "${layer}"` });
}

/** Signed sum of weighted channels at the layer's own resolution; only what lies above the layer is walked back. */
export async function classActivation(
  network: Network,
  input: Tensor4D,
  target: Target,
  layer: NodeId,
): Promise<HeatMap> {
  const score = scoreOf(network, target, 'logit');
  const map = tf.tidy(() => {
    const recording = record(network, input, network.input, score.end);
    const { slope } = score.judge(recording.values.get(score.end) as tf.Tensor);
    const [gradient] = walk(network, recording, gradientRules, { node: score.end, state: slope }, [layer]);
    const activation = recording.values.get(layer);
    if (!gradient || !activation) throw missing(network, layer);
    const sum = tf.sum(tf.mul(tf.mean(gradient, [1, 2], true), activation), 3);
    return tf.squeeze<Tensor2D>(sum, [0]);
  });
  return await readMap(map, true);
}

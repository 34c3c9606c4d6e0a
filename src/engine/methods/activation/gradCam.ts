/**
 * Grad-CAM (Selvaraju et al. 2017): a feature map's channels, each weighted by how
 * much raising it everywhere would raise the logit: `Σ_k α_k A_k`, `α_k` the mean
 * over all places of ∂z/∂A_k (attribution.md §A.2).
 *
 * `raw` is that sum before the ReLU, so it shows evidence against the class too;
 * on a network that ends in a global average it is the CAM, and it sums to the logit
 * less its bias. Several layers are fused from what speaks for the class.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { gradCamCard } from '../../../core/methods/activation/gradCam.ts';
import type { Target } from '../../../core/methods/target.ts';
import type { Network, NodeId } from '../../../network/graph.ts';
import type { Weighing } from './weighedLayers.ts';
import { layerMaps, weighedLayers } from './weighedLayers.ts';

const weigh: Weighing = (activation, gradient) => tf.mul(tf.mean(gradient, [1, 2], true), activation);

export const gradCam = weighedLayers(gradCamCard, () => weigh);

/** The signed map of one layer for the class's logit, at the layer's own resolution. */
export async function classActivation(
  network: Network,
  input: Tensor4D,
  target: Target,
  layer: NodeId,
): Promise<HeatMap> {
  const [map] = await layerMaps({ network, input, target }, [layer], 'logit', weigh);
  return map;
}

/**
 * LayerCAM (Jiang et al. 2021): every activation weighted by its own gradient where that is positive,
 * `relu(Σ_k relu(g_k) A_k)` (attribution.md §A.5), so that early layers give fine maps too.
 *
 * On a network that ends in a global average the gradient is the same at all places, and the map is
 * `Σ_k relu(W_kt) A_k / Z` with Z places.
 */
import * as tf from '@tensorflow/tfjs-core';
import { layerCamCard } from '../../../core/methods/activation/layerCam.ts';
import { weighedLayers } from './weighedLayers.ts';

export const layerCam = weighedLayers(
  layerCamCard,
  () => (activation, gradient) => tf.mul(tf.relu(gradient), activation),
);

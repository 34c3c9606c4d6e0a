/**
 * The one way in: a TensorFlow.js model file set becomes a `Network`.
 *
 * Synchronous; needs a ready back end, on which the weights are left. Whether a
 * file set is complete and intact is checked before (`engine/catalogue`).
 */
import type { ModelArtifacts, Network } from '../graph.ts';
import { canonicalise } from './canonicalise.ts';
import { readGraphModel } from './graphModel.ts';
import { readLayersModel } from './layersModel.ts';
import { upload } from './upload.ts';
import { readWeights } from './weights.ts';

/**
 * Imports either format. The caller disposes the network.
 * @throws FailureError *model-invalid* or *unsupported-node*, naming node, op and model
 */
export function importModel(artifacts: ModelArtifacts): Network {
  const weights = readWeights(artifacts);
  const read = artifacts.format === 'graph-model' ? readGraphModel : readLayersModel;
  return upload(canonicalise(read(artifacts, weights)));
}

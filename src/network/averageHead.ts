/**
 * The head of a network that classifies by averages: a feature map, its mean over all places, one linear map to the
 * logits: `z_c = Σ_k W_kc · mean_ij A_k(i,j) + β_c` (attribution.md §0.2).
 *
 * On such a head CAM is exact and L2-CAF has a closed form. Looks through whatever only rearranges
 * the means (reshape, flatten); the linear map may be dense, a 1 × 1 convolution (MobileNet V1), or
 * missing where every class has its own channel (SqueezeNet). An activation between the mean and the
 * logits makes it another kind of head (attribution.md §A.1). Runs nothing but reshapes.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { derived } from './derived.ts';
import type { LinearNode, Network, NetworkNode, NodeId } from './graph.ts';

export interface AverageHead {
  /** The node whose places are averaged, `[n, h, w, K]`: what the class activation map is drawn from. */
  readonly layer: NodeId;
  /** W, `[K, classes]`. Owned by the network: never disposed by the caller. */
  readonly weights: Tensor2D;
  /** β, `[classes]`, null for none. Owned by the network. */
  readonly bias: Tensor1D | null;
}

/** The head, or null for a network that ends otherwise. The weights of a convolution are kept until the network is disposed. */
export function averageHead(network: Network): AverageHead | null {
  const last = beforeShapes(network, network.output);
  const linear = isClassifier(last) ? last : null;
  const pool = linear === null ? last : beforeShapes(network, linear.inputs[0]);
  if (pool?.kind !== 'pool' || pool.op !== 'global-average') return null;
  const [layer] = pool.inputs;
  if (layer === undefined) return null;
  return { layer, weights: weightsOf(network, linear), bias: linear?.bias ?? null };
}

/** The node at `id`, or the first one before it that does more than arrange its values anew. */
function beforeShapes(network: Network, id: NodeId | undefined): NetworkNode | undefined {
  const node = id === undefined ? undefined : network.byId.get(id);
  const arranges = node?.kind === 'shape' && (node.op === 'flatten' || node.op === 'reshape');
  return arranges ? beforeShapes(network, node.inputs[0]) : node;
}

/** One weight per channel and class: dense, or a convolution that sees the single place there is. */
function isClassifier(node: NetworkNode | undefined): node is LinearNode {
  if (node?.kind !== 'linear') return false;
  if (node.op === 'dense') return true;
  return node.op === 'conv' && node.weights.shape[0] === 1 && node.weights.shape[1] === 1 && isUnpadded(node.geometry);
}

/** Of a 1 × 1 window only explicit padding adds places. */
function isUnpadded({ padding }: Extract<LinearNode, { op: 'conv' }>['geometry']): boolean {
  return typeof padding === 'string' || padding.top + padding.bottom + padding.left + padding.right === 0;
}

function weightsOf(network: Network, linear: LinearNode | null): Tensor2D {
  if (linear === null) return derived(network, 'average head', () => tf.eye(network.classes));
  if (linear.op === 'dense') return linear.weights;
  return derived(network, 'average head', () => tf.reshape<tf.Rank.R2>(linear.weights, [-1, network.classes]));
}

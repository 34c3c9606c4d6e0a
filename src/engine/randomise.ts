/**
 * A network that has forgotten what it learnt: weights replaced by random ones, from the logits downwards.
 *
 * The sanity check of Adebayo et al. 2018 (§4.1): a map that hardly changes when
 * this happens does not depend on what the network has learnt. Each tensor of
 * weights becomes normal numbers of its own mean and deviation, so activations stay
 * of about the size they had (batch norms are folded into the weights here, and a
 * fresh initialisation without them would fade away layer by layer).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { freeDerived } from '../network/derived.ts';
import type { LinearNode, Network, NetworkNode } from '../network/graph.ts';

/**
 * The caller disposes the result; it shares the weights that were left alone with `network`, which must outlive it.
 * @param share of the linear nodes, counted from the logits: 1 = all, 0 = none
 */
export function randomised(network: Network, share: number, seed: number): Network {
  const linear = network.nodes.filter((node) => node.kind === 'linear');
  const chosen = new Set(linear.slice(linear.length - Math.round(share * linear.length)).map(({ id }) => id));
  const own: Tensor[] = [];
  const drawn = <T extends Tensor>(like: T, place: number): T => {
    const fresh = normalLike(like, seed + place);
    own.push(fresh);
    return fresh;
  };
  const nodes = network.nodes.map((node, place) => {
    if (node.kind !== 'linear' || !chosen.has(node.id)) return node;
    return redrawn(node, (like, of) => drawn(like, 2 * place + of));
  });
  const copy: Network = {
    ...network,
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    dispose: () => {
      freeDerived(copy);
      tf.dispose(own);
    },
  };
  return copy;
}

/** Kernel and bias both: a bias that was learnt is knowledge too. */
function redrawn(node: LinearNode, draw: (like: Tensor, of: 0 | 1) => Tensor): NetworkNode {
  const bias = node.bias === null ? null : draw(node.bias, 1);
  return { ...node, weights: draw(node.weights, 0), bias } as LinearNode;
}

function normalLike<T extends Tensor>(like: T, seed: number): T {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(like);
    const normal = tf.randomNormal(like.shape, 0, 1, 'float32', seed);
    return tf.add<T>(tf.mul(normal, tf.sqrt(variance)), mean);
  });
}

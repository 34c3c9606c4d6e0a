/**
 * What rises and what falls at every node between a reference and a picture: the
 * forward half of RevealCancel (Shrikumar et al. 2017, §3.5.2; gradient-methods.md §3.2).
 *
 * A node's difference is Δ = Δ⁺ + Δ⁻. Linear nodes sort the contributions of their
 * inputs by sign, activations average over the order in which the two parts arrive.
 */
import * as tf from '@tensorflow/tfjs-core';
import { applyActivation } from '../../compute/activation.ts';
import { compute } from '../../compute/compute.ts';
import { applyLinear } from '../../compute/linear.ts';
import type { ActivationNode, LinearNode, NetworkNode, NodeId } from '../../graph.ts';
import { misuse } from '../../refuse.ts';
import { activationMultiplier } from './nonlinear.ts';
import { bySign, pairOf, partsOf, signedPartsOf, twice } from './pairs.ts';
import { differenceOf, outputOf, type Recordings } from './recordings.ts';
import { isMaximum } from './rescale.ts';

/** Whether an activation lets the two parts cancel each other, or scales both alike. */
export type Reveals = (node: ActivationNode) => boolean;

export interface Splits {
  /** `[2, …]` by node: Δ⁺, then Δ⁻. Owned here. */
  readonly values: ReadonlyMap<NodeId, tf.Tensor>;
  readonly dispose: () => void;
}

/** For every node from the picture to `end`; yields after each, because together they take as long as several runs. */
export function* splitDifferences(
  recordings: Recordings,
  end: NodeId,
  reveals: Reveals,
): Generator<void, Splits, void> {
  const { network } = recordings;
  const needed = new Set([end]);
  for (const node of network.nodes.toReversed()) if (needed.has(node.id)) node.inputs.forEach((id) => needed.add(id));
  const values = new Map<NodeId, tf.Tensor>();
  const dispose = (): void => {
    tf.dispose([...values.values()]);
  };
  let complete = false;
  try {
    for (const node of network.nodes) {
      if (!needed.has(node.id)) continue;
      values.set(
        node.id,
        tf.tidy(() => splitAt(recordings, node, values, reveals)),
      );
      yield;
    }
    complete = true;
    return { values, dispose };
  } finally {
    if (!complete) dispose();
  }
}

function splitAt(
  recordings: Recordings,
  node: NetworkNode,
  values: ReadonlyMap<NodeId, tf.Tensor>,
  reveals: Reveals,
): tf.Tensor {
  const inputs = node.inputs.map((id) => splitOf(values, id));
  const [input] = inputs;
  if (input === undefined) return bySign(differenceOf(recordings, node.id));
  switch (node.kind) {
    case 'linear':
      return splitLinear(recordings, node, input);
    case 'activation':
      return reveals(node) ? splitActivation(recordings, node, input) : scaled(recordings, node, input);
    case 'sum':
      return compute(node, inputs);
    case 'shape':
      // Of two runs that are padded alike the difference is padded with nothing.
      return compute(node.op === 'pad' ? { ...node, value: 0 } : node, inputs);
    case 'pool':
      return isMaximum(node) ? bySign(differenceOf(recordings, node.id)) : compute(node, inputs);
    default:
      return bySign(differenceOf(recordings, node.id));
  }
}

export function splitOf(values: ReadonlyMap<NodeId, tf.Tensor>, id: NodeId): tf.Tensor {
  const split = values.get(id);
  if (split === undefined) throw misuse(`the difference at ${id} was not split`);
  return split;
}

/** Δ⁺ = L_{W⁺}(p) + L_{W⁻}(q) and Δ⁻ = L_{W⁻}(p) + L_{W⁺}(q); an affine node takes the parts as they come. */
function splitLinear(recordings: Recordings, node: LinearNode, input: tf.Tensor): tf.Tensor {
  const [before = ''] = node.inputs;
  const { rising, falling } = signedParts(node);
  const [p, q] = node.op === 'affine' ? partsOf(input) : signedPartsOf(differenceOf(recordings, before));
  return tf.add(applyLinear(rising, pairOf(p, q)), applyLinear(falling, pairOf(q, p)));
}

/** The node with its weights above 0 alone, and with those below; no bias. */
export function signedParts(node: LinearNode): { readonly rising: LinearNode; readonly falling: LinearNode } {
  const positive = tf.relu(node.weights);
  const negative = tf.sub(node.weights, positive);
  // The same shape as the node's own weights, which the type of each op fixes.
  const withWeights = (weights: tf.Tensor): LinearNode => ({ ...node, weights, bias: null }) as LinearNode;
  return { rising: withWeights(positive), falling: withWeights(negative) };
}

/**
 * Each part's effect, averaged over arriving first and arriving second. Both together lead to the recorded output, so
 * Δ⁺ = ½ [Δa + σ(z' + p) − σ(z' + q)], and Δ⁻ the other way round.
 */
function splitActivation(recordings: Recordings, node: ActivationNode, input: tf.Tensor): tf.Tensor {
  const { network, reference } = recordings;
  const [before = ''] = node.inputs;
  const start = twice(outputOf(network, reference, before));
  const [rising, falling] = partsOf(applyActivation(node, tf.add(start, input)));
  const half = tf.div(differenceOf(recordings, node.id), 2);
  const lead = tf.div(tf.sub(rising, falling), 2);
  return pairOf(tf.add(half, lead), tf.sub(half, lead));
}

function scaled(recordings: Recordings, node: ActivationNode, input: tf.Tensor): tf.Tensor {
  return tf.mul(input, twice(activationMultiplier(recordings, node)));
}

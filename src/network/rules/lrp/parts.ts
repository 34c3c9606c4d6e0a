/**
 * The products `x_i w_ij` of a linear node, taken apart by sign and put together again.
 *
 * Every rule chooses some products, adds them up per neuron, and hands relevance back
 * in their proportion. A part is such a choice: values in the place of the node's
 * input and weights in the place of its weights. Bias is no part of it.
 */
import * as tf from '@tensorflow/tfjs-core';
import { linearAdjoint } from '../../adjoint/linear.ts';
import { noStore } from '../../adjoint/convolution.ts';
import { applyLinear } from '../../compute/linear.ts';
import type { LinearNode } from '../../graph.ts';

interface Part {
  /** Of the shape of the node's input, perhaps with a single sample. */
  readonly x: tf.Tensor;
  readonly weights: tf.Tensor;
}

/** `Σ L_W(x)` over the parts, per neuron. */
export function total(node: LinearNode, parts: readonly Part[]): tf.Tensor {
  return parts.map(({ x, weights }) => applyLinear(weighted(node, weights), x)).reduce((a, b) => tf.add(a, b));
}

/** `Σ x ⊙ L_Wᵀ(quotient)` over the parts, per input. */
export function handBack(node: LinearNode, parts: readonly Part[], quotient: tf.Tensor): tf.Tensor {
  // Flipped kernels are not kept: they are used once per map, and would double the memory that the weights take.
  const adjoint = ({ x, weights }: Part) => linearAdjoint(weighted(node, weights), quotient, x.shape, noStore);
  return parts.map((part) => tf.mul(part.x, adjoint(part))).reduce((a, b) => tf.add(a, b));
}

/** Products above 0: x⁺W⁺ and, unless `x` is known not to be negative, x⁻W⁻. */
export function activators({ weights }: LinearNode, x: tf.Tensor, nonNegative: boolean): Part[] {
  const above = positive(weights);
  if (nonNegative) return [{ x, weights: above }];
  return [
    { x: positive(x), weights: above },
    { x: negative(x), weights: negative(weights) },
  ];
}

/** Products below 0: x⁺W⁻ and, unless `x` is known not to be negative, x⁻W⁺. */
export function inhibitors({ weights }: LinearNode, x: tf.Tensor, nonNegative: boolean): Part[] {
  const below = negative(weights);
  if (nonNegative) return [{ x, weights: below }];
  return [
    { x: positive(x), weights: below },
    { x: negative(x), weights: positive(weights) },
  ];
}

/** `v⁺ = max(v, 0)`. */
export const positive = (v: tf.Tensor): tf.Tensor => tf.relu(v);

/** `v⁻ = min(v, 0)`. */
export const negative = (v: tf.Tensor): tf.Tensor => tf.sub(v, tf.relu(v));

/** The node with other weights and no bias. */
function weighted(node: LinearNode, weights: tf.Tensor): LinearNode {
  return { ...node, weights, bias: null } as LinearNode;
}

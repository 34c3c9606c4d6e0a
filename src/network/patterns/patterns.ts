/**
 * Patterns: for every neuron the direction in which its input really moves when its
 * output does (Kindermans et al. 2018; gradient-methods.md §4).
 *
 * Kept as directions of any length; the length follows from wᵀa = 1, so rounding a
 * pattern never breaks that. A sum of several branches counts as a neuron per channel
 * with the weights 1, so that the branches share by what they contribute; the paper
 * knows no sums. An affine node needs no pattern: its input has one direction only.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { LinearNode, Network, NodeId, SumNode } from '../graph.ts';
import { misuse } from '../refuse.ts';
import { shapesOf } from '../shapes.ts';

/** By node, in the layout of its weights, or `[inputs, channels]` for a sum. All zero where there is no direction. */
export type Patterns = ReadonlyMap<NodeId, Float32Array>;

type WeighingNode = Exclude<LinearNode, { op: 'affine' }>;

export interface PatternNode {
  readonly node: WeighingNode | SumNode;
  readonly shape: readonly number[];
}

/** The nodes that have patterns, input side first. */
export function patternNodes(network: Network): PatternNode[] {
  const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
  return network.nodes.flatMap((node): PatternNode[] => {
    if (node.kind === 'sum') return [{ node, shape: [node.inputs.length, shapes.get(node.id)?.at(-1) ?? 0] }];
    if (node.kind !== 'linear' || node.op === 'affine') return [];
    return [{ node, shape: node.weights.shape }];
  });
}

/** Axes of a pattern along which one neuron's inputs lie. */
export function inputAxes({ node, shape }: PatternNode): number[] {
  if (node.kind === 'sum') return [0];
  // A depthwise kernel ends in channels and multiplier, and each pair of them is a neuron.
  return node.op === 'depthwise' ? [0, 1] : shape.slice(0, -1).map((_, axis) => axis);
}

/** What weighs the inputs: the node's weights, or ones for a sum. Call inside `tf.tidy`. */
export const weightsOf = ({ node, shape }: PatternNode): tf.Tensor =>
  node.kind === 'sum' ? tf.ones([...shape]) : node.weights;

/** Less than this of a direction along the weights is chance: the pattern would be a thousand times as long as needed. */
export const leastCosine = 1e-3;

/** a with wᵀa = 1 for every neuron; w / ‖w‖² where the direction says nothing. Call inside `tf.tidy`. */
export function normalisedPattern(one: PatternNode, values: Float32Array): tf.Tensor {
  if (values.length !== one.shape.reduce((product, length) => product * length, 1))
    throw misuse(`the pattern of ${one.node.id} has another size than its weights`);
  const axes = inputAxes(one);
  const [weights, direction] = [weightsOf(one), tf.tensor(values, [...one.shape])];
  const along = tf.sum(tf.mul(weights, direction), axes, true);
  const square = tf.sum(tf.square(weights), axes, true);
  const length = tf.sum(tf.square(direction), axes, true);
  const least = tf.mul(tf.sqrt(tf.mul(square, length)), leastCosine);
  const isClear = tf.step(tf.sub(tf.abs(along), least));
  const silent = tf.sub(1, tf.step(square));
  const known = tf.div(tf.mul(direction, isClear), tf.add(along, tf.sub(1, isClear)));
  const fallback = tf.div(tf.mul(weights, tf.sub(1, isClear)), tf.add(square, silent));
  return tf.add(known, fallback);
}

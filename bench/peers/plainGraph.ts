/**
 * One of our networks as a list of operations that any framework has, for peers to run with the very same weights.
 *
 * Layout is channels first (`[n, c, h, w]`), as PyTorch and ONNX have it, and padding is
 * spelt out in pixels. Holds plain arrays, so it outlives the network. Covers what the
 * MobileNets are made of; any other node is refused by name.
 */
import * as tf from '@tensorflow/tfjs-core';
import { planWindow } from '../../src/network/geometry.ts';
import type { LinearNode, Network, NetworkNode } from '../../src/network/graph.ts';
import type { Shape } from '../../src/network/shapes.ts';
import { shapesOf, sizeOf } from '../../src/network/shapes.ts';

/** A constant: `values` in row-major order. */
export interface Constant {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

type PlainOperation =
  | {
      readonly op: 'conv';
      /** `[out, in ÷ groups, height, width]`. */
      readonly weights: Constant;
      readonly bias: Constant | null;
      readonly strides: readonly [number, number];
      readonly dilations: readonly [number, number];
      /** Top, left, bottom, right. */
      readonly pads: readonly [number, number, number, number];
      readonly groups: number;
    }
  /** Weights `[out, in]`. */
  | { readonly op: 'dense'; readonly weights: Constant; readonly bias: Constant | null }
  | { readonly op: 'relu' }
  | { readonly op: 'relu6' }
  | { readonly op: 'sum' }
  /** Over height and width: `[n, c, 1, 1]`, or `[n, c]`. */
  | { readonly op: 'mean'; readonly keepDims: boolean }
  /** To `[n, ...shape]`, of a map of one pixel. */
  | { readonly op: 'reshape'; readonly shape: readonly number[] };

export type PlainNode = PlainOperation & { readonly id: string; readonly inputs: readonly string[] };

export interface PlainGraph {
  readonly name: string;
  readonly input: string;
  /** The logits, `[n, classes]`. */
  readonly output: string;
  /** `[channels, height, width]`. */
  readonly inputShape: readonly [number, number, number];
  readonly classes: number;
  /** In topological order, without the input. */
  readonly nodes: readonly PlainNode[];
}

/** @throws Error for a node that has no plain form */
export async function plainGraph(network: Network): Promise<PlainGraph> {
  const [height, width, channels] = network.inputShape;
  const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
  const nodes: PlainNode[] = [];
  for (const node of network.nodes) {
    if (node.kind === 'input') continue;
    const before = shapes.get(node.inputs[0] ?? '') ?? [];
    nodes.push({ ...(await operationOf(node, before, shapes.get(node.id) ?? [])), id: node.id, inputs: node.inputs });
  }
  const { name, input, output, classes } = network;
  return { name, input, output, inputShape: [channels, height, width], classes, nodes };
}

async function operationOf(node: NetworkNode, before: Shape, after: Shape): Promise<PlainOperation> {
  switch (node.kind) {
    case 'linear':
      return linearOperation(node, before);
    case 'activation':
      if (node.name === 'relu' || node.name === 'relu6') return { op: node.name };
      break;
    case 'sum':
      return { op: 'sum' };
    case 'pool':
      if (node.op === 'global-average') return { op: 'mean', keepDims: node.keepDims };
      break;
    case 'shape':
      // With more than one pixel the order of the values would differ from ours.
      if (sizeOf(before) === before.at(-1)) return { op: 'reshape', shape: channelsFirst(after) };
      break;
    default:
  }
  throw new Error(`${node.origin.op} "${node.origin.name}" has no plain form`);
}

function channelsFirst(shape: Shape): number[] {
  const [height = 1, width = 1, channels = 1] = shape;
  return shape.length === 3 ? [channels, height, width] : [...shape];
}

async function linearOperation(node: LinearNode, before: Shape): Promise<PlainOperation> {
  const bias = node.bias && (await constantOf(node.bias));
  if (node.op === 'dense') return { op: 'dense', weights: await transposedConstant(node.weights, [1, 0]), bias };
  if (node.op !== 'conv' && node.op !== 'depthwise')
    throw new Error(`${node.op} "${node.origin.name}" has no plain form`);
  const [rows, columns, channels] = node.weights.shape;
  const { strides, dilations } = node.geometry;
  const { padding } = planWindow(node.geometry, [rows, columns], [before[0] ?? 1, before[1] ?? 1]);
  const pads = [padding.top, padding.left, padding.bottom, padding.right] as const;
  const common = { op: 'conv', bias, strides, dilations, pads } as const;
  if (node.op === 'conv')
    return { ...common, weights: await transposedConstant(node.weights, [3, 2, 0, 1]), groups: 1 };
  // [h, w, c, m]: what comes out is numbered channel by channel, as groups are.
  const { shape, values } = await transposedConstant(node.weights, [2, 3, 0, 1]);
  const [, multiplier = 1, height = 1, width = 1] = shape;
  return { ...common, weights: { shape: [channels * multiplier, 1, height, width], values }, groups: channels };
}

async function transposedConstant(tensor: tf.Tensor, axes: number[]): Promise<Constant> {
  const turned = tf.transpose(tensor, axes);
  try {
    return await constantOf(turned);
  } finally {
    turned.dispose();
  }
}

async function constantOf(tensor: tf.Tensor): Promise<Constant> {
  return { shape: tensor.shape, values: Float32Array.from(await tensor.data<'float32'>()) };
}

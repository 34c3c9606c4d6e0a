/**
 * A classifier small enough to reason about: one 3 × 3 convolution with stride 2,
 * ReLU, global average, dense. Its weights are fixed numbers without a pattern.
 * Needs a back end; made for pictures of 12 × 14 pixels and four classes.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Network, NetworkNode } from '../../network/graph.ts';

export const TINY_CLASSES = 4;
const CHANNELS = 5;

/** Numbers in −1 … 1, the same every time. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => Math.sin((i + 1) * seed * 12.9898));
}

export function tinyNetwork(): Network {
  const kernel = tf.tensor4d(numbers(3 * 3 * 3 * CHANNELS, 1), [3, 3, 3, CHANNELS]);
  const kernelBias = tf.tensor1d(numbers(CHANNELS, 2));
  const dense = tf.tensor2d(numbers(CHANNELS * TINY_CLASSES, 3), [CHANNELS, TINY_CLASSES]);
  const denseBias = tf.tensor1d(numbers(TINY_CLASSES, 4));
  const geometry = { strides: [2, 2], dilations: [1, 1], padding: 'same' } as const;
  const nodes: NetworkNode[] = [
    { ...after('picture', 'Placeholder'), kind: 'input' },
    { ...after('conv', 'Conv2D', 'picture'), kind: 'linear', op: 'conv', weights: kernel, bias: kernelBias, geometry },
    { ...after('relu', 'Relu', 'conv'), kind: 'activation', name: 'relu', alpha: null, bounds: null, slopes: null },
    { ...after('average', 'Mean', 'relu'), kind: 'pool', op: 'global-average', keepDims: false },
    { ...after('classes', 'MatMul', 'average'), kind: 'linear', op: 'dense', weights: dense, bias: denseBias },
  ];
  return {
    name: 'tiny',
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    input: 'picture',
    output: 'classes',
    inputShape: [12, 14, 3],
    classes: TINY_CLASSES,
    dispose: () => {
      tf.dispose([kernel, kernelBias, dense, denseBias]);
    },
  };
}

function after(id: string, op: string, ...inputs: string[]) {
  return { id, origin: { name: id, op }, inputs };
}

/** A picture for it, without a pattern. */
export function tinyPicture(): { width: number; height: number; rgb: Uint8ClampedArray } {
  const rgb = Uint8ClampedArray.from(numbers(12 * 14 * 3, 5), (value) => 128 + 127 * value);
  return { width: 14, height: 12, rgb };
}

export const tinyPreprocess = {
  order: 'bgr',
  scale: 1 / 255,
  mean: [0.4, 0.5, 0.45],
  std: [0.2, 0.25, 0.3],
} as const;

/**
 * Linear nodes forward, with bias and rectifier in the same kernel where there is one.
 */
import * as tf from '@tensorflow/tfjs-core';
import { FusedConv2D, FusedDepthwiseConv2D } from '@tensorflow/tfjs-core';
import { padArgument, planWindow, transposedSize } from '../geometry.ts';
import type { LinearNode, PaddingRule } from '../graph.ts';

/** Rectifiers that every back end computes in the same kernel as the convolution. */
export type FusedRectifier = 'relu' | 'relu6';

/** `σ(L(x) + b)`; x is `[n, h, w, c]`, or `[n, c]` for a dense node. */
export function applyLinear(node: LinearNode, x: tf.Tensor, rectifier: FusedRectifier | null = null): tf.Tensor {
  switch (node.op) {
    case 'conv':
    case 'depthwise':
      return convolved(node, x, rectifier);
    case 'dense':
      return tf.fused.matMul({ a: x, b: node.weights, ...fusedWith(node, rectifier) });
    case 'affine':
      return rectified(shifted(tf.mul(x, node.weights), node.bias), rectifier);
    case 'transposed':
      return rectified(shifted(transposed(node, x), node.bias), rectifier);
  }
}

function convolved(node: Convolution, x: tf.Tensor, rectifier: FusedRectifier | null): tf.Tensor {
  const pad = padArgument(paddingFor(node, x));
  const { strides, dilations } = node.geometry;
  // Straight from the engine: `tf.fused` takes three times as long about it, on small patches more than the kernel itself.
  return tf
    .engine()
    .runKernel(
      node.op === 'conv' ? FusedConv2D : FusedDepthwiseConv2D,
      node.bias === null ? { x, filter: node.weights } : { x, filter: node.weights, bias: node.bias },
      {
        strides: [strides[0], strides[1]],
        dilations: [dilations[0], dilations[1]],
        pad,
        dataFormat: 'NHWC',
        activation: rectifier ?? 'linear',
      },
    );
}

/** Spelt out in pixels: with *same* and strides, WASM pads windows of one row or column wrongly (tensorflow/tfjs#6629). */
function paddingFor({ geometry, weights }: Convolution, { shape: [, height = 0, width = 0] }: tf.Tensor): PaddingRule {
  if (geometry.padding !== 'same') return geometry.padding;
  return planWindow(geometry, [weights.shape[0], weights.shape[1]], [height, width]).padding;
}

function fusedWith(node: LinearNode, rectifier: FusedRectifier | null) {
  return { activation: rectifier ?? ('linear' as const), ...(node.bias && { bias: node.bias }) };
}

type Convolution = Extract<LinearNode, { op: 'conv' | 'depthwise' }>;
type Transposed = Extract<LinearNode, { op: 'transposed' }>;

function transposed(node: Transposed, x: tf.Tensor): tf.Tensor {
  const [n, height, width] = x.shape as [number, number, number, number];
  const { geometry, weights } = node;
  const size = transposedSize(geometry, [weights.shape[0], weights.shape[1]], [height, width]);
  const shape: [number, number, number, number] = [n, size[0], size[1], weights.shape[2]];
  return tf.conv2dTranspose(x as tf.Tensor4D, weights, shape, [...geometry.strides], padArgument(geometry.padding));
}

function shifted(y: tf.Tensor, bias: tf.Tensor | null): tf.Tensor {
  return bias === null ? y : tf.add(y, bias);
}

function rectified(y: tf.Tensor, rectifier: FusedRectifier | null): tf.Tensor {
  if (rectifier === null) return y;
  return rectifier === 'relu' ? tf.relu(y) : tf.relu6(y);
}

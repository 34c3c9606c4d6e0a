/**
 * A network forward by TensorFlow.js' public operations alone, so that `tf.grad` can differentiate it: what our own
 * reverse walk is compared with must not share its forward kernels.
 */
import * as tf from '@tensorflow/tfjs-core';
import { compute } from './compute/compute.ts';
import { padArgument } from './geometry.ts';
import type { LinearNode, Network, NetworkNode } from './graph.ts';

/** Logits `[n, classes]` of preprocessed pictures. Call inside `tf.tidy` or `tf.grad`. */
export function differentiableLogits(network: Network, x: tf.Tensor4D): tf.Tensor2D {
  const values = new Map<string, tf.Tensor>([[network.input, x]]);
  for (const node of network.nodes) {
    if (node.id === network.input) continue;
    const inputs = node.inputs.flatMap((id) => values.get(id) ?? []);
    values.set(node.id, isConvolution(node) ? convolved(node, inputs[0] as tf.Tensor4D) : compute(node, inputs));
  }
  return values.get(network.output) as tf.Tensor2D;
}

type Convolution = Extract<LinearNode, { op: 'conv' | 'depthwise' }>;

function isConvolution(node: NetworkNode): node is Convolution {
  return node.kind === 'linear' && (node.op === 'conv' || node.op === 'depthwise');
}

function convolved({ op, weights, bias, geometry }: Convolution, x: tf.Tensor4D): tf.Tensor {
  const strides = [...geometry.strides] as [number, number];
  const dilations = [...geometry.dilations] as [number, number];
  const pad = padArgument(geometry.padding);
  const y =
    op === 'conv'
      ? tf.conv2d(x, weights, strides, pad, 'NHWC', dilations)
      : tf.depthwiseConv2d(x, weights, strides, pad, 'NHWC', dilations);
  return bias === null ? y : tf.add(y, bias);
}

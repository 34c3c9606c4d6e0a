/**
 * The adjoint of every linear node, one entry point.
 */
import * as tf from '@tensorflow/tfjs-core';
import { padArgument, planWindow } from '../geometry.ts';
import type { LinearNode } from '../graph.ts';
import { convolutionAdjoint, depthwiseAdjoint, noStore, perPixelAdjoint, type KernelStore } from './convolution.ts';

type Transposed = Extract<LinearNode, { op: 'transposed' }>;

/**
 * `Lᵀ(dy)`, of the shape of the node's input; the bias plays no part.
 * @param inputShape with the batch
 * @param store keeps what is derived from the weights; see `derived.ts`
 */
export function linearAdjoint(
  node: LinearNode,
  dy: tf.Tensor,
  inputShape: readonly number[],
  store: KernelStore = noStore,
): tf.Tensor {
  const [, height = 1, width = 1] = inputShape;
  switch (node.op) {
    case 'conv':
      return convolutionAdjoint(dy as tf.Tensor4D, { ...node, size: [height, width], store });
    case 'depthwise':
      return depthwiseAdjoint(dy as tf.Tensor4D, { ...node, size: [height, width], store });
    case 'dense': {
      const [n = 1, outer = 1] = dy.shape;
      const dx = perPixelAdjoint(tf.reshape<tf.Rank.R4>(dy, [n, 1, 1, outer]), node.weights, store);
      return tf.reshape(dx, [n, node.weights.shape[0]]);
    }
    case 'affine':
      return tf.mul(dy, node.weights);
    case 'transposed':
      return forwardConvolution(node, dy as tf.Tensor4D);
  }
}

function forwardConvolution({ weights, geometry }: Transposed, x: tf.Tensor4D): tf.Tensor {
  const { padding } = planWindow(geometry, [weights.shape[0], weights.shape[1]], [x.shape[1], x.shape[2]]);
  return tf.conv2d(x, weights, [...geometry.strides], padArgument(padding));
}

/**
 * One node forward: the same few TensorFlow.js calls on every back end.
 */
import * as tf from '@tensorflow/tfjs-core';
import { padArgument } from '../geometry.ts';
import type { NetworkNode, PoolNode, ShapeNode } from '../graph.ts';
import { misuse } from '../refuse.ts';
import { applyActivation } from './activation.ts';
import { applyLinear } from './linear.ts';

/** Output of `node` for its inputs, in the order of `node.inputs`. Call inside `tf.tidy`. */
export function compute(node: NetworkNode, inputs: readonly tf.Tensor[]): tf.Tensor {
  const [x] = inputs;
  if (x === undefined) throw misuse(`node ${node.id} has nothing to compute from`);
  switch (node.kind) {
    case 'input':
      return x;
    case 'linear':
      return applyLinear(node, x);
    case 'activation':
      return applyActivation(node, x);
    case 'pool':
      return applyPool(node, x as tf.Tensor4D);
    case 'sum':
      return inputs.reduce((a, b) => tf.add(a, b));
    case 'gate':
      return inputs.reduce((a, b) => tf.mul(a, b));
    case 'shape':
      return applyShape(node, x, inputs);
    case 'lrn':
      return tf.localResponseNormalization(x as tf.Tensor4D, node.depthRadius, node.bias, node.alpha, node.beta);
    case 'softmax':
      return tf.softmax(x);
    case 'opaque':
      return node.run(inputs);
  }
}

function applyPool(node: PoolNode, x: tf.Tensor4D): tf.Tensor {
  if ('keepDims' in node) {
    return node.op === 'global-average' ? averaged(x, node.keepDims) : tf.max(x, [1, 2], node.keepDims);
  }
  const apply = node.op === 'max' ? tf.maxPool : tf.avgPool;
  const { strides, padding } = node.geometry;
  return apply(x, [...node.window], [...strides], padArgument(padding));
}

/** Of each channel. WASM turns a tensor around before it takes means over pixels, ten times as slow as a window of all of them. */
function averaged(x: tf.Tensor4D, keepDims: boolean): tf.Tensor {
  if (tf.getBackend() !== 'wasm') return tf.mean(x, [1, 2], keepDims);
  const [n, height, width, channels] = x.shape;
  const mean = tf.avgPool(x, [height, width], 1, 'valid');
  return keepDims ? mean : tf.reshape(mean, [n, channels]);
}

function applyShape(node: ShapeNode, x: tf.Tensor, inputs: readonly tf.Tensor[]): tf.Tensor {
  const [n = 1] = x.shape;
  switch (node.op) {
    case 'flatten':
      return tf.reshape(x, [n, x.size / n]);
    case 'reshape':
      return tf.reshape(x, [n, ...node.shape]);
    case 'pad': {
      const { top, bottom, left, right } = node.padding;
      return tf.pad(
        x,
        [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        node.value,
      );
    }
    case 'concat':
      return tf.concat([...inputs], node.axis);
    case 'transpose':
      return tf.transpose(x, [...node.permutation]);
    case 'slice':
      return tf.slice(x, [...node.begin], [...node.size]);
    case 'resize': {
      const resize = node.method === 'bilinear' ? tf.image.resizeBilinear : tf.image.resizeNearestNeighbor;
      return resize(x as tf.Tensor4D, [...node.size], node.alignCorners, node.halfPixelCenters);
    }
  }
}

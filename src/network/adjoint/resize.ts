/**
 * Adjoint of resizing, for every convention of pixel centres.
 *
 * Resizing is one matrix along height and one along width; the adjoint multiplies
 * by their transposes. The native gradient ignores half-pixel centres
 * (gradient-methods.md §7.3-F).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { ShapeNode } from '../graph.ts';

type Resize = Extract<ShapeNode, { op: 'resize' }>;

/** `dy` is `[n, …node.size, c]`; the result has height and width `size`. */
export function resizeAdjoint(node: Resize, dy: tf.Tensor4D, [height, width]: readonly [number, number]): tf.Tensor4D {
  return alongAxis(
    alongAxis(dy, 1, resizeMatrix(node, height, node.size[0])),
    2,
    resizeMatrix(node, width, node.size[1]),
  );
}

/** `[output, input]` weights of one axis, by the formulas of TensorFlow's resize kernels. */
function resizeMatrix(node: Resize, input: number, output: number): tf.Tensor2D {
  const weights = new Float32Array(output * input);
  const scale = node.alignCorners && output > 1 ? (input - 1) / (output - 1) : input / output;
  const add = (row: number, column: number, weight: number): void => {
    const place = row * input + column;
    weights[place] = (weights[place] ?? 0) + weight;
  };
  for (let row = 0; row < output; row++) {
    const centre = node.halfPixelCenters ? scale * (row + 0.5) : scale * row;
    if (node.method === 'nearest') {
      add(row, Math.min(input - 1, node.alignCorners ? Math.round(centre) : Math.floor(centre)), 1);
      continue;
    }
    const source = node.halfPixelCenters ? centre - 0.5 : centre;
    const low = Math.max(0, Math.floor(source));
    const fraction = source - low;
    add(row, low, 1 - fraction);
    add(row, Math.max(0, Math.min(input - 1, Math.ceil(source))), fraction);
  }
  return tf.tensor2d(weights, [output, input]);
}

function alongAxis(x: tf.Tensor4D, axis: 1 | 2, matrix: tf.Tensor2D): tf.Tensor4D {
  const order = axis === 1 ? [0, 2, 3, 1] : [0, 1, 3, 2];
  const back = axis === 1 ? [0, 3, 1, 2] : [0, 1, 3, 2];
  const last = tf.transpose(x, order);
  const [a, b, c, length] = last.shape;
  const product = tf.matMul(tf.reshape(last, [a * b * c, length]), matrix);
  return tf.transpose(tf.reshape(product, [a, b, c, matrix.shape[1]]), back);
}

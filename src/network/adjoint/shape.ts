/**
 * Adjoints of nodes that only move values: moving them back.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { ShapeNode } from '../graph.ts';
import { reframe } from './reframe.ts';
import { resizeAdjoint } from './resize.ts';

/** States per input; shapes count the batch. */
export function shapeAdjoint(node: ShapeNode, dy: tf.Tensor, shapes: readonly (readonly number[])[]): tf.Tensor[] {
  const shape = shapes[0] ?? [];
  const [, height = 1, width = 1] = shape;
  switch (node.op) {
    case 'flatten':
    case 'reshape':
      return [tf.reshape(dy, [...shape])];
    case 'pad': {
      const { top, left } = node.padding;
      return [reframe(dy as tf.Tensor4D, { top, left, height, width })];
    }
    case 'concat':
      return tf.split(
        dy,
        shapes.map((part) => part[node.axis] ?? 0),
        node.axis,
      );
    case 'transpose':
      return [tf.transpose(dy, inverse(node.permutation))];
    case 'slice':
      return [
        tf.pad(
          dy,
          shape.map((size, axis) => around(node.begin[axis] ?? 0, dy.shape[axis] ?? 0, size)),
        ),
      ];
    case 'resize':
      return [resizeAdjoint(node, dy as tf.Tensor4D, [height, width])];
  }
}

function inverse(permutation: readonly number[]): number[] {
  return permutation.map((_, axis) => permutation.indexOf(axis));
}

/** What a slice of `length` from `begin` left out before and after. */
function around(begin: number, length: number, size: number): [number, number] {
  return [begin, size - begin - length];
}

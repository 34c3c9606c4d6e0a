/**
 * Σ over samples of a neuron's input times a number of that sample, for every neuron:
 * what a filter gradient computes, written with forward kernels that every back end has
 * (gradient-methods.md §4, implementation identity).
 */
import * as tf from '@tensorflow/tfjs-core';
import { reframe } from '../adjoint/reframe.ts';
import { splitPhases } from '../adjoint/phases.ts';
import { planWindow } from '../geometry.ts';
import type { LinearNode } from '../graph.ts';
import { unsupported } from '../refuse.ts';
import type { PatternNode } from './patterns.ts';

export type Correlations = {
  /** Σ g x, in the layout of the pattern. */
  readonly inputs: tf.Tensor;
  /** Σ g x y. */
  readonly products: tf.Tensor;
};

/**
 * @param passes g, of the shape of the node's output
 * @param weighed g ⊙ y
 * @throws FailureError *unsupported-node* for a transposed convolution. Call inside `tf.tidy`
 */
export function correlate(
  { node }: PatternNode,
  inputs: readonly tf.Tensor[],
  passes: tf.Tensor,
  weighed: tf.Tensor,
): Correlations {
  if (node.kind === 'sum') {
    const perBranch = (dy: tf.Tensor): tf.Tensor =>
      tf.stack(inputs.map((x) => tf.sum(tf.reshape(tf.mul(x, dy), [-1, dy.shape.at(-1) ?? 1]), 0)));
    return { inputs: perBranch(passes), products: perBranch(weighed) };
  }
  const x = inputs[0] as tf.Tensor;
  const both = tf.concat([passes, weighed], -1);
  switch (node.op) {
    case 'conv':
      return halves(ofConvolution(node, x as tf.Tensor4D, both as tf.Tensor4D));
    case 'dense':
      return halves(tf.matMul(tf.transpose(x), both));
    case 'depthwise': {
      const perTap = (dy: tf.Tensor): tf.Tensor => ofDepthwise(node, x as tf.Tensor4D, dy as tf.Tensor4D);
      return { inputs: perTap(passes), products: perTap(weighed) };
    }
    case 'transposed':
      throw unsupported('this network', node.origin, 'patterns of transposed convolutions are not estimated');
  }
}

function halves(both: tf.Tensor): Correlations {
  const [inputs, products] = tf.split(both, 2, -1);
  return { inputs: inputs as tf.Tensor, products: products as tf.Tensor };
}

type Convolution = Extract<LinearNode, { op: 'conv' }>;
type Depthwise = Extract<LinearNode, { op: 'depthwise' }>;

/** The batch is summed over as if it were channels, the places of the output as if they were a kernel's. */
function ofConvolution(node: Convolution, x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor {
  const { geometry, weights } = node;
  const [height, width, inner] = weights.shape;
  const { padding } = planWindow(geometry, [height, width], [x.shape[1], x.shape[2]]);
  const { top, bottom, left, right } = padding;
  const frame = { top: -top, left: -left, height: x.shape[1] + top + bottom, width: x.shape[2] + left + right };
  const samples = tf.transpose(reframe(x, frame), [3, 1, 2, 0]);
  const kernel = tf.transpose(dy, [1, 2, 0, 3]);
  const [rows, columns] = [[...geometry.dilations], [...geometry.strides]] as [[number, number], [number, number]];
  const sums = tf.conv2d(samples, kernel, rows, 'valid', 'NHWC', columns);
  // Rows and columns that no window reaches give taps that the kernel does not have.
  const taps = tf.slice(sums, [0, 0, 0, 0], [inner, height, width, -1]);
  return tf.transpose(taps, [1, 2, 0, 3]);
}

function ofDepthwise(node: Depthwise, x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor {
  const { strides, dilations } = node.geometry;
  const [height, width, channels, multiplier] = node.weights.shape;
  const plan = planWindow(node.geometry, [height, width], [x.shape[1], x.shape[2]]);
  const { top, left } = plan.padding;
  const span = (axis: 0 | 1, taps: number): number =>
    (Math.ceil(((taps - 1) * dilations[axis] + 1) / strides[axis]) + plan.output[axis]) * strides[axis];
  const framed = reframe(x, { top: -top, left: -left, height: span(0, height), width: span(1, width) });
  const phases = splitPhases(framed, strides);
  const numbers = tf.reshape(dy, [-1, channels, multiplier]);
  const taps = Array.from({ length: height * width }, (_, tap) => {
    const [row, column] = [Math.floor(tap / width) * dilations[0], (tap % width) * dilations[1]];
    const phase = phases[row % strides[0]]?.[column % strides[1]] ?? framed;
    const at = { top: Math.floor(row / strides[0]), left: Math.floor(column / strides[1]) };
    const seen = reframe(phase, { ...at, height: plan.output[0], width: plan.output[1] });
    return tf.sum(tf.mul(tf.reshape(seen, [-1, channels, 1]), numbers), 0);
  });
  return tf.reshape(tf.stack(taps), [height, width, channels, multiplier]);
}

/**
 * Every TensorFlow op known here, in a graph of its own, against TensorFlow.js's executor.
 */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, useBackend } from '../../backends.fixture.ts';
import { logits } from '../../forward.ts';
import { int, type GraphSource } from '../graph.fixture.ts';
import { agree, flat, halved, kinds } from '../graphOracle.fixture.ts';
import { importModel } from '../importModel.ts';

describe('operations of a graph', () => {
  beforeAll(() => useBackend('cpu'));

  it.each<[string, string, (b: GraphSource, x: string) => string]>([
    ['ReLU written as two bounds', 'relu6', (b, x) => b.node('Minimum', [b.node('Relu', [x]), b.constant([], [6])])],
    [
      'ReLU6 written as maximum and minimum',
      'relu6',
      (b, x) => b.node('Minimum', [b.node('Maximum', [x, b.constant([], [0])]), b.constant([], [6])]),
    ],
    ['a clip to 0–6', 'relu6', (b, x) => b.node('ClipByValue', [x, b.constant([], [0]), b.constant([], [6])])],
    ['a clip to other bounds', 'clip', (b, x) => b.node('ClipByValue', [x, b.constant([], [-1]), b.constant([], [2])])],
    ['swish written as a product', 'swish', (b, x) => b.node('Mul', [x, b.node('Sigmoid', [x])])],
    ['LeakyRelu', 'leaky', (b, x) => b.node('LeakyRelu', [x], { alpha: 0.1 })],
    ['Prelu', 'prelu', (b, x) => b.node('Prelu', [x, b.random([3])])],
  ])('know %s as one activation', async (_, name, build) => {
    expect(kinds(await agree(flat(build, 126)))).toEqual(['input', name, 'flatten']);
  });

  const shifted = (b: GraphSource, x: string): string => b.node('Relu6', [b.node('AddV2', [x, b.constant([], [3])])]);
  const sixth = (b: GraphSource): string => b.constant([], [1 / 6]);
  it.each<[string, (b: GraphSource, x: string) => string]>([
    ['after the product', (b, x) => b.node('Mul', [b.node('Mul', [x, shifted(b, x)]), sixth(b)])],
    ['on the bent side', (b, x) => b.node('Mul', [x, b.node('Mul', [shifted(b, x), sixth(b)])])],
    ['on the straight side', (b, x) => b.node('Mul', [shifted(b, x), b.node('Mul', [x, sixth(b)])])],
    ['as a division', (b, x) => b.node('RealDiv', [b.node('Mul', [x, shifted(b, x)]), b.constant([], [6])])],
  ])('know hard-swish with its sixth %s', async (_, build) => {
    expect(kinds(await agree(flat(build, 126)))).toEqual(['input', 'hard-swish', 'flatten']);
  });

  it.each<[string, string[], number, (b: GraphSource, x: string) => string]>([
    ['a difference from a constant', ['affine'], 126, (b, x) => b.node('Sub', [b.random([3]), x])],
    [
      'preprocessing',
      ['affine'],
      126,
      (b, x) => b.node('Sub', [b.node('Mul', [x, b.constant([], [2])]), b.constant([], [1])]),
    ],
    ['a difference of maps', ['relu', 'affine', 'sum'], 126, (b, x) => b.node('Sub', [x, b.node('Relu', [x])])],
    [
      'a sum of several',
      ['relu', 'tanh', 'sum'],
      126,
      (b, x) => b.node('AddN', [x, b.node('Relu', [x]), b.node('Tanh', [x])], { N: int(3) }),
    ],
    ['a larger of two', ['tanh', 'opaque'], 126, (b, x) => b.node('Maximum', [x, b.node('Tanh', [x])])],
    ['a square', ['opaque'], 126, (b, x) => b.node('Square', [x])],
    [
      'max pool',
      ['max'],
      4 * 3 * 3,
      (b, x) => b.node('MaxPool', [x], { ksize: [1, 3, 3, 1], ...halved, padding: 'SAME' }),
    ],
    [
      'average pool',
      ['average'],
      3 * 2 * 3,
      (b, x) => b.node('AvgPool', [x], { ksize: [1, 3, 3, 1], ...halved, padding: 'VALID' }),
    ],
    [
      'padding moved into a convolution',
      ['conv'],
      4 * 4 * 2,
      (b, x) =>
        b.node(
          'Conv2D',
          [b.node('Pad', [x, b.constant([4, 2], [0, 0, 1, 1, 1, 2, 0, 0], 'int32')]), b.random([3, 3, 3, 2])],
          { ...halved, padding: 'VALID' },
        ),
    ],
    [
      'padding with a value',
      ['pad'],
      8 * 8 * 3,
      (b, x) => b.node('PadV2', [x, b.constant([4, 2], [0, 0, 1, 0, 1, 1, 0, 0], 'int32'), b.constant([], [0.5])]),
    ],
    [
      'mirrored padding',
      ['opaque'],
      9 * 8 * 3,
      (b, x) => b.node('MirrorPad', [x, b.constant([4, 2], [0, 0, 1, 1, 1, 1, 0, 0], 'int32')], { mode: 'REFLECT' }),
    ],
    [
      'concatenation',
      ['relu', 'concat'],
      252,
      (b, x) => b.node('ConcatV2', [x, b.node('Relu', [x]), b.constant([], [-1], 'int32')], { N: int(2) }),
    ],
    [
      'a slice',
      ['slice'],
      5 * 4 * 2,
      (b, x) => b.node('Slice', [x, b.constant([4], [0, 1, 2, 1], 'int32'), b.constant([4], [-1, 5, 4, 2], 'int32')]),
    ],
    ['transposition', ['transpose'], 126, (b, x) => b.node('Transpose', [x, b.constant([4], [0, 3, 1, 2], 'int32')])],
    [
      'local response normalisation',
      ['lrn'],
      126,
      (b, x) => b.node('LRN', [x], { depth_radius: int(2), bias: 1, alpha: 0.1, beta: 0.75 }),
    ],
    [
      'bilinear resizing',
      ['resize'],
      9 * 5 * 3,
      (b, x) =>
        b.node('ResizeBilinear', [x, b.constant([2], [9, 5], 'int32')], {
          align_corners: false,
          half_pixel_centers: true,
        }),
    ],
    [
      'nearest resizing',
      ['resize'],
      9 * 5 * 3,
      (b, x) =>
        b.node('ResizeNearestNeighbor', [x, b.constant([2], [9, 5], 'int32')], {
          align_corners: true,
          half_pixel_centers: false,
        }),
    ],
    ['an identity', [], 126, (b, x) => b.node('Identity', [x])],
  ])('compute %s', async (_, expected, size, build) => {
    expect(kinds(await agree(flat(build, size)))).toEqual(['input', ...expected, 'flatten']);
  });

  it('take a tensor apart and put it together otherwise', async () => {
    const g = flat((b, x) => {
      const parts = b.node('Split', [b.constant([], [3], 'int32'), x], { num_split: int(3) });
      return b.node('ConcatV2', [`${parts}:2`, `${parts}:0`, b.constant([], [3], 'int32')], { N: int(2) });
    }, 84);
    const network = importModel(g.artifacts());
    const x = tf.randomNormal<tf.Rank.R4>([1, 7, 6, 3], 0, 1, 'float32', 1);
    const expected = tf.tidy(() => tf.reshape(tf.gather(x, [2, 0], 3), [1, 84]));
    expect(await distance(logits(network, x), expected)).toBe(0);
    network.dispose();
  });

  it('give a gate with the signal first', async () => {
    const g = flat((b, x) => {
      const mean = b.node('Mean', [x, b.constant([2], [1, 2], 'int32')], { keep_dims: true });
      return b.node('Mul', [b.node('Sigmoid', [mean]), x]);
    }, 126);
    const network = await agree(g);
    const gate = network.nodes.find(({ kind }) => kind === 'gate');
    expect(gate?.inputs[0]).toBe(network.input);
  });

  it('enlarge by a transposed convolution', async () => {
    const g = flat(
      (b, x) =>
        b.node('Conv2DBackpropInput', [b.constant([4], [2, 14, 12, 2], 'int32'), b.random([3, 3, 2, 3]), x], {
          ...halved,
          padding: 'SAME',
        }),
      14 * 12 * 2,
    );
    expect(kinds(await agree(g))).toEqual(['input', 'transposed', 'flatten']);
  });

  it('cut a tensor into unequal parts', async () => {
    const g = flat((b, x) => {
      const sizes = b.constant([2], [2, 1], 'int32');
      const parts = b.node('SplitV', [x, sizes, b.constant([], [-1], 'int32')], { num_split: int(2) });
      return b.node('ConcatV2', [`${parts}:1`, `${parts}:0`, b.constant([], [3], 'int32')], { N: int(2) });
    }, 126);
    const network = importModel(g.artifacts());
    const x = tf.randomNormal<tf.Rank.R4>([1, 7, 6, 3], 0, 1, 'float32', 1);
    const expected = tf.tidy(() => tf.reshape(tf.gather(x, [2, 0, 1], 3), [1, 126]));
    expect(await distance(logits(network, x), expected)).toBe(0);
    network.dispose();
  });

  it('crop by a strided slice with masks', async () => {
    const g = flat(
      (b, x) => {
        const at = (...values: number[]): string => b.constant([4], values, 'int32');
        const masks = { begin_mask: int(0b0001), end_mask: int(0b1001), ellipsis_mask: int(0), new_axis_mask: int(0) };
        const ends = [at(9, 1, -4, 1), at(0, -2, 5, 0), at(1, 1, 1, 1)];
        return b.node('StridedSlice', [x, ...ends], { ...masks, shrink_axis_mask: int(0) });
      },
      4 * 3 * 2,
    );
    expect(kinds(await agree(g))).toEqual(['input', 'slice', 'flatten']);
  });

  it('add and remove axes of one pixel', async () => {
    const g = flat((b, x) => {
      const pooled = b.node('Max', [x, b.constant([2], [1, 2], 'int32')], { keep_dims: false });
      const tall = b.node('ExpandDims', [pooled, b.constant([], [1], 'int32')]);
      const wide = b.node('ExpandDims', [tall, b.constant([], [-3], 'int32')]);
      return b.node('Conv2D', [wide, b.random([1, 1, 3, 5])], { ...halved, padding: 'VALID' });
    }, 5);
    expect(kinds(await agree(g))).toEqual(['input', 'global-max', 'reshape', 'reshape', 'conv', 'flatten']);
  });
});

/**
 * What exporters compute from constants before it reaches a layer, in graphs that the oracle runs as they are.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../backends.fixture.ts';
import { int, type GraphSource } from '../graph.fixture.ts';
import { agree, flat, kinds } from '../graphOracle.fixture.ts';

type Build = (b: GraphSource) => string;
const ints = (b: GraphSource, ...values: number[]): string => b.constant([values.length], values, 'int32');
const masks = {
  begin_mask: int(0),
  end_mask: int(0),
  ellipsis_mask: int(0),
  new_axis_mask: int(0),
  shrink_axis_mask: int(0),
};

describe('constants of a graph', () => {
  beforeAll(() => useBackend('cpu'));

  /** A factor per channel, however it comes about, ends as one affine map of the picture. */
  it.each<[string, Build]>([
    ['negated', (b) => b.node('Neg', [b.random([3])])],
    ['a root', (b) => b.node('Sqrt', [b.positive([3])])],
    ['squared', (b) => b.node('Square', [b.random([3])])],
    ['inverted', (b) => b.node('Reciprocal', [b.positive([3])])],
    ['divided', (b) => b.node('RealDiv', [b.random([3]), b.constant([], [3])])],
    ['a maximum', (b) => b.node('Maximum', [b.random([3]), b.random([3])])],
    ['a minimum', (b) => b.node('Minimum', [b.random([3]), b.constant([], [0.1])])],
    ['reshaped', (b) => b.node('Reshape', [b.random([3]), ints(b, 1, 1, 1, -1)])],
    ['squeezed', (b) => b.node('Squeeze', [b.random([1, 3, 1])], { squeeze_dims: [0, 2] })],
    ['squeezed of all it can', (b) => b.node('Squeeze', [b.random([1, 3, 1])])],
    ['expanded', (b) => b.node('ExpandDims', [b.random([3]), b.constant([], [0], 'int32')])],
    ['expanded from behind', (b) => b.node('ExpandDims', [b.random([1, 3]), b.constant([], [-3], 'int32')])],
    ['transposed', (b) => b.node('Transpose', [b.random([3, 1]), ints(b, 1, 0)])],
    ['passed on', (b) => b.node('Identity', [b.random([3])])],
    ['joined', (b) => b.node('ConcatV2', [b.random([1]), b.random([2]), b.constant([], [0], 'int32')], { N: int(2) })],
    ['packed', (b) => b.node('Pack', [b.random([]), b.random([]), b.random([])], { axis: int(0) })],
  ])('are folded where they are %s', async (_, build) => {
    const network = await agree(flat((b, x) => b.node('Mul', [x, build(b)]), 126));
    expect(kinds(network)).toEqual(['input', 'affine', 'flatten']);
  });

  it.each<[string, (b: GraphSource, shape: string) => string]>([
    [
      'its product',
      (b, shape) => {
        const sizes = b.node('StridedSlice', [shape, ints(b, 1), ints(b, 0), ints(b, 1)], {
          ...masks,
          end_mask: int(1),
        });
        return b.node('Prod', [sizes, ints(b, 0)], { keep_dims: false });
      },
    ],
    [
      'sizes picked one by one',
      (b, shape) => {
        const size = (axis: number): string =>
          b.node('GatherV2', [shape, b.constant([], [axis], 'int32'), b.constant([], [0], 'int32')]);
        return b.node('Mul', [b.node('Mul', [size(1), size(2)]), size(3)]);
      },
    ],
    [
      'a slice from behind',
      (b, shape) => {
        const last = b.node('StridedSlice', [shape, ints(b, -1), ints(b, 0), ints(b, 1)], {
          ...masks,
          shrink_axis_mask: int(1),
        });
        return b.node('Mul', [last, b.constant([], [42], 'int32')]);
      },
    ],
  ])('may come from the shape of the picture: %s', async (_, build) => {
    const graph = flat((b, x) => {
      const size = build(b, b.node('Shape', [x]));
      return b.node('Reshape', [x, b.node('Pack', [b.constant([], [-1], 'int32'), size], { axis: int(0) })]);
    }, 126);
    expect(kinds(await agree(graph))).toEqual(['input', 'flatten']);
  });
});

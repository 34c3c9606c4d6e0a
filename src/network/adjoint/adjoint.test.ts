/**
 * The adjoint identity ⟨dy, L(x)⟩ = ⟨Lᵀ(dy), x⟩ (gradient-methods.md §6, T1) over random geometry.
 *
 * Comparing back ends with each other would not do: some native gradients are wrong on all of them.
 */
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testBackends, useBackend } from '../backends.fixture.ts';
import { compute } from '../compute/compute.ts';
import { planWindow, type Pair } from '../geometry.ts';
import type { LinearNode, PaddingRule, PoolNode, ShapeNode, WindowGeometry } from '../graph.ts';
import { noise } from '../keras.fixture.ts';
import { flippedConvolution, flippedDepthwise, noStore } from './convolution.ts';
import { linearAdjoint } from './linear.ts';
import { averagePoolAdjoint, globalAverageAdjoint } from './pool.ts';
import { shapeAdjoint } from './shape.ts';

const base = { id: 'n', origin: { name: 'n', op: 'test' }, inputs: ['x'] } as const;

type Node = LinearNode | PoolNode | ShapeNode;

/** |⟨dy, L(x)⟩ − ⟨Lᵀ(dy), x⟩| relative to the size of the terms. */
async function violation(node: Node, x: tf.Tensor, adjoint: (dy: tf.Tensor) => tf.Tensor): Promise<number> {
  const sides = tf.tidy(() => {
    const y = compute(node, [x]);
    const dy = noise(y.shape, 99);
    const dx = adjoint(dy);
    expect(dx.shape).toEqual(x.shape);
    return tf.stack([tf.sum(tf.mul(dy, y)), tf.sum(tf.mul(dx, x)), tf.sum(tf.abs(tf.mul(dy, y)))]);
  });
  const [left = NaN, right = NaN, scale = NaN] = Array.from(await sides.data());
  tf.dispose([sides, x]);
  return Math.abs(left - right) / (scale + 1e-3);
}

const side = fc.integer({ min: 1, max: 9 });
const padding: fc.Arbitrary<PaddingRule> = fc.oneof(
  fc.constantFrom('same' as const, 'valid' as const),
  fc.record({ top: fc.nat(3), bottom: fc.nat(3), left: fc.nat(3), right: fc.nat(3) }),
);

interface Case {
  readonly size: Pair;
  readonly window: Pair;
  readonly geometry: WindowGeometry;
  readonly channels: Pair;
}

/** Windows that fit, with strides or with dilation, never both: TensorFlow has no such convolution. */
const geometry: fc.Arbitrary<Case> = fc
  .record({
    size: fc.tuple(side, side),
    window: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    dilations: fc.constantFrom<Pair>([1, 1], [1, 1], [2, 2], [3, 1]),
    padding,
    channels: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  })
  .map(({ size, window, strides, dilations, padding: rule, channels }) => {
    const isDilated = dilations[0] * dilations[1] > 1;
    return {
      size,
      window,
      channels,
      geometry: { strides: isDilated ? ([1, 1] as const) : strides, dilations, padding: rule },
    };
  })
  .filter(({ size, window, geometry: given }) => planWindow(given, window, size).output.every((length) => length > 0));

const picture = ({ size, channels }: Case): tf.Tensor => noise([2, ...size, channels[0]], 5);
const store = noStore;

describe.each(testBackends)('the adjoint on %s', (backend) => {
  beforeAll(() => useBackend(backend));
  const options = { numRuns: 60, seed: 20260 };

  it('of a convolution is its transpose, whatever its geometry', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (given) => {
        const weights = noise([...given.window, ...given.channels], 1) as tf.Tensor4D;
        const node: LinearNode = { ...base, kind: 'linear', op: 'conv', weights, bias: null, geometry: given.geometry };
        const x = picture(given);
        expect(await violation(node, x, (dy) => linearAdjoint(node, dy, x.shape))).toBeLessThan(1e-4);
        const own = await violation(node, picture(given), (dy) =>
          flippedConvolution(dy as tf.Tensor4D, { ...node, size: given.size, store }),
        );
        expect(own).toBeLessThan(1e-4);
        weights.dispose();
      }),
      options,
    );
  });

  it('of a depthwise convolution is its transpose, with a multiplier too', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, async (given) => {
        const strides: Pair = [given.geometry.strides[0], given.geometry.strides[0]];
        const square = { ...given.geometry, strides };
        const weights = noise([...given.window, ...given.channels], 1) as tf.Tensor4D;
        const node: LinearNode = { ...base, kind: 'linear', op: 'depthwise', weights, bias: null, geometry: square };
        const x = picture(given);
        expect(await violation(node, x, (dy) => linearAdjoint(node, dy, x.shape))).toBeLessThan(1e-4);
        const own = await violation(node, picture(given), (dy) =>
          flippedDepthwise(dy as tf.Tensor4D, { ...node, size: given.size, store }),
        );
        expect(own).toBeLessThan(1e-4);
        weights.dispose();
      }),
      options,
    );
  });

  it('of a transposed convolution is the convolution', async () => {
    for (const rule of ['same', 'valid', { top: 1, bottom: 0, left: 1, right: 1 }] as const) {
      for (const strides of [
        [1, 1],
        [2, 2],
        [3, 2],
      ] as const) {
        const weights = noise([3, 3, 2, 4], 1) as tf.Tensor4D;
        const given = { strides, dilations: [1, 1], padding: rule } as const;
        const node: LinearNode = { ...base, kind: 'linear', op: 'transposed', weights, bias: null, geometry: given };
        const x = noise([2, 4, 5, 4], 2);
        expect(await violation(node, x, (dy) => linearAdjoint(node, dy, x.shape))).toBeLessThan(1e-4);
        weights.dispose();
      }
    }
  });

  it('of a dense layer and of a scale is the transposed matrix', async () => {
    const matrix = noise([7, 4], 1) as tf.Tensor2D;
    const dense: LinearNode = { ...base, kind: 'linear', op: 'dense', weights: matrix, bias: null };
    const flat = noise([3, 7], 2);
    expect(await violation(dense, flat, (dy) => linearAdjoint(dense, dy, flat.shape))).toBeLessThan(1e-4);
    const scale = noise([4], 3) as tf.Tensor1D;
    const affine: LinearNode = { ...base, kind: 'linear', op: 'affine', weights: scale, bias: null };
    const x = noise([2, 3, 3, 4], 4);
    expect(await violation(affine, x, (dy) => linearAdjoint(affine, dy, x.shape))).toBeLessThan(1e-4);
    tf.dispose([matrix, scale]);
  });

  it('of an average pool shares among the real pixels of a window, at the border too', async () => {
    await fc.assert(
      fc.asyncProperty(geometry, fc.constantFrom('same' as const, 'valid' as const), async (given, rule) => {
        const pooled = { ...given.geometry, dilations: [1, 1] as const, padding: rule };
        fc.pre(planWindow(pooled, given.window, given.size).output.every((length) => length > 0));
        const node: PoolNode = { ...base, kind: 'pool', op: 'average', window: given.window, geometry: pooled };
        const back = (dy: tf.Tensor): tf.Tensor => averagePoolAdjoint(dy as tf.Tensor4D, given.size, node);
        expect(await violation(node, picture(given), back)).toBeLessThan(1e-4);
      }),
      options,
    );
  });

  it('of a global average spreads evenly, with or without kept axes', async () => {
    for (const keepDims of [true, false]) {
      const node: PoolNode = { ...base, kind: 'pool', op: 'global-average', keepDims };
      const x = noise([2, 3, 5, 4], 6);
      expect(await violation(node, x, (dy) => globalAverageAdjoint(dy, x.shape))).toBeLessThan(1e-4);
    }
  });

  it.each<[string, Record<string, unknown>]>([
    ['flatten', { op: 'flatten' }],
    ['reshape', { op: 'reshape', shape: [10, -1] }],
    ['pad', { op: 'pad', padding: { top: 1, bottom: 2, left: 0, right: 3 }, value: 0 }],
    ['transpose', { op: 'transpose', permutation: [0, 3, 1, 2] }],
    ['slice', { op: 'slice', begin: [0, 1, 0, 1], size: [-1, 2, -1, 2] }],
  ])('of a %s moves values back', async (_, given) => {
    const node = { ...base, kind: 'shape', ...given } as unknown as ShapeNode;
    const x = noise([2, 4, 5, 3], 8);
    expect(await violation(node, x, (dy) => shapeAdjoint(node, dy, [x.shape])[0]!)).toBeLessThan(1e-4);
  });

  it('of a concatenation takes it apart', async () => {
    const node: ShapeNode = { ...base, kind: 'shape', op: 'concat', axis: 3 };
    const [a, b] = [noise([2, 3, 3, 2], 1), noise([2, 3, 3, 4], 2)];
    const back = shapeAdjoint(node, compute(node, [a, b]), [a.shape, b.shape]);
    expect(await tf.max(tf.abs(tf.sub(back[0]!, a))).data()).toEqual(Float32Array.of(0));
    expect(await tf.max(tf.abs(tf.sub(back[1]!, b))).data()).toEqual(Float32Array.of(0));
  });

  it('of resizing follows the convention of pixel centres', async () => {
    for (const method of ['bilinear', 'nearest'] as const) {
      for (const [alignCorners, halfPixelCenters] of [
        [false, false],
        [true, false],
        [false, true],
      ] as const) {
        for (const size of [
          [7, 6],
          [3, 2],
          [1, 8],
        ] as const) {
          const node: ShapeNode = {
            ...base,
            kind: 'shape',
            op: 'resize',
            method,
            size,
            alignCorners,
            halfPixelCenters,
          };
          const x = noise([2, 4, 5, 3], 8);
          expect(await violation(node, x, (dy) => shapeAdjoint(node, dy, [x.shape])[0]!)).toBeLessThan(1e-4);
        }
      }
    }
  });
});

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../backends.fixture.ts';
import { tensorNoise } from '../noise.fixture.ts';
import { combine, permute, perChannel, vector, type Values } from './values.ts';

const random = (shape: readonly number[], seed: number): Values => ({
  shape,
  data: Float32Array.from(tensorNoise(shape, seed)),
});
const asTensor = ({ data, shape }: Values): tf.Tensor => tf.tensor(data, [...shape]);
const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 });

describe('constants of a model', () => {
  beforeAll(() => useBackend('cpu'));

  it('are combined with broadcasting, as tensors are', async () => {
    const cases = fc.tuple(shapes, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(4));
    await fc.assert(
      fc.asyncProperty(cases, async ([shape, kept, dropped]) => {
        const other = shape.map((size, axis) => (kept[axis] ? size : 1)).slice(Math.min(dropped, shape.length));
        const [a, b] = [random(shape, 1), random(other, 2)];
        const expected = tf.sub(asTensor(a), asTensor(b));
        const found = combine(a, b, (x, y) => x - y);
        expect(found?.shape).toEqual(expected.shape);
        expect(found?.data).toEqual(await expected.data());
      }),
    );
    expect(combine(random([2, 3], 1), random([2], 2), Math.max)).toBeNull();
  });

  it('are transposed as tensors are', async () => {
    const a = random([2, 3, 4], 1);
    for (const permutation of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 0, 2],
      [2, 1, 0],
    ]) {
      const expected = tf.transpose(asTensor(a), permutation);
      const found = permute(a, permutation);
      expect(found.shape).toEqual(expected.shape);
      expect(found.data).toEqual(await expected.data());
    }
  });

  it('are one value per channel if they vary along nothing else', () => {
    expect(perChannel(vector([2]), 3)).toEqual(Float32Array.of(2, 2, 2));
    expect(perChannel({ shape: [], data: Float32Array.of(2) }, 2)).toEqual(Float32Array.of(2, 2));
    expect(perChannel({ shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) }, 3)).toEqual(Float32Array.of(1, 2, 3));
    expect(perChannel({ shape: [3, 1], data: Float32Array.of(1, 2, 3) }, 3)).toBeNull();
    expect(perChannel(vector([1, 2]), 3)).toBeNull();
  });
});

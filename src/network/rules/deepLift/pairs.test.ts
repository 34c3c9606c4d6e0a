import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { noise } from '../../keras.fixture.ts';
import { bySign, pairOf, partsOf, signedPartsOf, swapped, totalOf, twice } from './pairs.ts';

const shapes = [
  [1, 5],
  [1, 3, 4, 2],
];

describe.each(testBackends)('two tensors carried as one on %s', (backend) => {
  it.each(shapes)('come apart as they went in', async (...shape) => {
    await useBackend(backend);
    const lost = await leaked(async () => {
      const [a, b] = [noise(shape, 1), noise(shape, 2)];
      const pair = pairOf(a, b);
      expect(pair.shape).toEqual([2, ...shape.slice(1)]);
      const [first, second] = partsOf(pair);
      expect(await distance(first, a)).toBe(0);
      expect(await distance(second, b)).toBe(0);
      const [exchanged, total, both] = tf.tidy<tf.Tensor[]>(() => [swapped(pair), totalOf(pair), twice(a)]);
      const expected = tf.tidy<tf.Tensor[]>(() => [pairOf(b, a), tf.add(a, b), pairOf(a, a)]);
      expect(await distance(exchanged!, expected[0]!)).toBe(0);
      expect(await distance(total!, expected[1]!)).toBe(0);
      expect(await distance(both!, expected[2]!)).toBe(0);
      tf.dispose([a, b, pair, first, second, exchanged!, total!, both!, ...expected]);
    });
    expect(lost).toBe(0);
  });

  it.each(shapes)('by sign are what is above and what is below zero', async (...shape) => {
    await useBackend(backend);
    const total = noise(shape, 3);
    const [positive, negative] = tf.tidy(() => signedPartsOf(total));
    expect(Math.min(...(await positive.data()))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...(await negative.data()))).toBeLessThanOrEqual(0);
    const [pair, sum] = tf.tidy<[tf.Tensor, tf.Tensor]>(() => [bySign(total), totalOf(bySign(total))]);
    expect(await distance(sum, total)).toBe(0);
    const parts = partsOf(pair);
    expect(await distance(parts[0], positive)).toBe(0);
    tf.dispose([total, positive, negative, pair, sum, ...parts]);
  });
});

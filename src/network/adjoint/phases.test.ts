import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, testBackends, useBackend } from '../backends.fixture.ts';
import { noise } from '../keras.fixture.ts';
import { joinPhases, splitPhases, stuffZeros } from './phases.ts';
import { reframe } from './reframe.ts';

const small = fc.integer({ min: 1, max: 3 });
const strides = fc.tuple(small, small);

describe.each(testBackends)('maps taken apart on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('hold every stride-th pixel, and join to what they were', async () => {
    await fc.assert(
      fc.asyncProperty(strides, small, small, async ([rows, columns], height, width) => {
        const x = noise([2, height * rows, width * columns, 3], 1) as tf.Tensor4D;
        const phases = splitPhases(x, [rows, columns]);
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            const expected = tf.stridedSlice(x, [0, i, j, 0], x.shape, [1, rows, columns, 1]);
            expect(await distance(phases[i]![j]!, expected)).toBe(0);
          }
        }
        expect(await distance(joinPhases(phases), x)).toBe(0);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it('stuffed with zeros keep their pixels at the strides, and their sum', async () => {
    await fc.assert(
      fc.asyncProperty(strides, async (given) => {
        const x = noise([2, 3, 4, 2], 1) as tf.Tensor4D;
        const stuffed = stuffZeros(x, given);
        expect(stuffed.shape).toEqual([2, 3 * given[0], 4 * given[1], 2]);
        expect(await distance(tf.stridedSlice(stuffed, [0, 0, 0, 0], stuffed.shape, [1, ...given, 1]), x)).toBe(0);
        expect(await distance(tf.sum(tf.abs(stuffed)), tf.sum(tf.abs(x)))).toBeLessThan(1e-4);
      }),
      { numRuns: 9, seed: 3 },
    );
  });
});

describe.each(testBackends)('a frame on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('shows what lies in it, and the given value beyond the edge', async () => {
    const start = fc.integer({ min: -5, max: 6 });
    const length = fc.integer({ min: 1, max: 6 });
    await fc.assert(
      fc.asyncProperty(start, start, length, length, async (top, left, height, width) => {
        const x = noise([1, 4, 3, 2], 1) as tf.Tensor4D;
        const pixels = await x.data();
        const seen = await reframe(x, { top, left, height, width }, 7).data();
        seen.forEach((value, place) => {
          const [channel, column] = [place % 2, (Math.floor(place / 2) % width) + left];
          const row = Math.floor(place / 2 / width) + top;
          const inside = row >= 0 && row < 4 && column >= 0 && column < 3;
          expect(value).toBe(inside ? pixels[(row * 3 + column) * 2 + channel] : 7);
        });
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  it('as large as the map still gives a tensor of its own', () => {
    const x = noise([1, 2, 2, 1], 1) as tf.Tensor4D;
    reframe(x, { top: 0, left: 0, height: 2, width: 2 }).dispose();
    expect(x.isDisposed).toBe(false);
  });
});

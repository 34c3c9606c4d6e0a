import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../backends.fixture.ts';
import { planWindow, type Pair } from '../geometry.ts';
import { noise } from '../keras.fixture.ts';
import { averagePoolAdjoint, globalMaxAdjoint, maxPoolAdjoint, type Window } from './pool.ts';

const values = async (x: tf.Tensor): Promise<number[]> => Array.from(await x.data());
const square = (window: number, stride: number, padding: 'same' | 'valid'): Window => ({
  window: [window, window],
  geometry: { strides: [stride, stride], dilations: [1, 1], padding },
});

/** Pools `x` and carries `dy` back. */
function backThroughMaximum(x: tf.Tensor4D, dy: tf.Tensor4D | null, pool: Window): tf.Tensor4D {
  const { strides, padding } = pool.geometry;
  const y = tf.maxPool(x, [...pool.window], [...strides], padding as 'same');
  return maxPoolAdjoint(dy ?? tf.onesLike(y), x, y, pool);
}

describe.each(testBackends)('pools reversed on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it('send the state to the maximum, also where every value is negative', async () => {
    // The case of gradient-methods.md §7.3-B: a native kernel loses it.
    const x = tf.tensor4d([-4, -3, -2, -1], [1, 2, 2, 1]);
    expect(await values(backThroughMaximum(x, tf.tensor4d([5], [1, 1, 1, 1]), square(2, 2, 'valid')))).toEqual([
      0, 0, 0, 5,
    ]);
  });

  it('share it equally among ties, and lose nothing', async () => {
    const x = tf.tensor4d([6, 6, 0, 6], [1, 2, 2, 1]);
    const shares = await values(backThroughMaximum(x, tf.tensor4d([3], [1, 1, 1, 1]), square(2, 2, 'valid')));
    expect(shares).toEqual([1, 1, 0, 1]);
    const flat = tf.zeros([1, 5, 5, 1]);
    const sum = (await values(backThroughMaximum(flat as tf.Tensor4D, null, square(3, 2, 'same')))).reduce(
      (a, b) => a + b,
    );
    expect(sum).toBeCloseTo(9, 5);
  });

  it('agree with the derivative of the maximum for every geometry', async () => {
    const side = fc.integer({ min: 1, max: 8 });
    const small = fc.integer({ min: 1, max: 3 });
    const cases = fc.record({
      size: fc.tuple(side, side),
      window: fc.tuple(small, small),
      strides: fc.tuple(small, small),
      padding: fc.constantFrom('same' as const, 'valid' as const),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ size, window, strides, padding }) => {
        const geometry = { strides, dilations: [1, 1] as Pair, padding };
        const { output, padding: frame } = planWindow(geometry, window, size);
        fc.pre(output.every((length) => length > 0));
        const x = noise([1, ...size, 2], 4) as tf.Tensor4D;
        const dy = noise([1, ...output, 2], 5) as tf.Tensor4D;
        const dx = backThroughMaximum(x, dy, { window, geometry });
        const [pixels, states] = [await values(x), await values(dy)];
        const expected = new Array<number>(pixels.length).fill(0);
        for (let place = 0; place < states.length; place++) {
          const [channel, column] = [place % 2, Math.floor(place / 2) % output[1]];
          const row = Math.floor(place / 2 / output[1]);
          let best = -1;
          for (let i = 0; i < window[0]; i++) {
            for (let j = 0; j < window[1]; j++) {
              const [y, z] = [row * strides[0] - frame.top + i, column * strides[1] - frame.left + j];
              if (y < 0 || z < 0 || y >= size[0] || z >= size[1]) continue;
              const at = (y * size[1] + z) * 2 + channel;
              if (best < 0 || pixels[at]! > pixels[best]!) best = at;
            }
          }
          expected[best]! += states[place]!;
        }
        const reference = tf.tensor(expected, x.shape);
        expect(await distance(dx, reference)).toBeLessThan(1e-5);
        tf.dispose([x, dy, dx, reference]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('divide an average by the real pixels of a window', async () => {
    // 3 × 3, same, on 2 × 2: every window holds all four pixels, so each pixel gets ¼ of each of the four states.
    const dx = averagePoolAdjoint(tf.ones([1, 2, 2, 1]), [2, 2], square(3, 1, 'same'));
    expect(await values(dx)).toEqual([1, 1, 1, 1]);
  });

  it('share a global maximum among the pixels that have it', async () => {
    const x = tf.tensor4d([1, 4, 4, 2], [1, 2, 2, 1]);
    expect(await values(globalMaxAdjoint(tf.tensor2d([[6]]), x, tf.tensor2d([[4]])))).toEqual([0, 3, 3, 0]);
  });

  it('leave nothing behind', async () => {
    expect(
      await leaked(() => {
        tf.tidy(() => void backThroughMaximum(noise([2, 7, 7, 3], 1) as tf.Tensor4D, null, square(3, 2, 'same')));
      }),
    ).toBe(0);
  });
});

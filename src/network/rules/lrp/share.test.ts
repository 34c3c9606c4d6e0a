import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { isFilled, ratio, stabilised } from './share.ts';

// A product with a negative number may give −0.
const values = async (x: tf.Tensor): Promise<number[]> => Array.from(await x.data(), (value) => value + 0);

describe.each(testBackends)('quotients of relevance on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  it('are 0 where the denominator is empty, whatever was to be divided', async () => {
    const quotient = ratio(tf.tensor1d([1, -3, 0, 6, 5]), tf.tensor1d([0, -0, 0, 2, 1e-38]));
    expect(await values(quotient)).toEqual([0, 0, 0, 3, 0]);
  });

  it('are finite for the smallest denominators that count', async () => {
    const [quotient = NaN] = await values(ratio(tf.tensor1d([100]), tf.tensor1d([-1e-29])));
    expect(quotient / -1e31).toBeCloseTo(1, 5);
  });

  it('count a denominator as filled by its size, not by its sign', async () => {
    expect(await values(isFilled(tf.tensor1d([-2, -1e-20, 0, 1e-20, 2])))).toEqual([1, 1, 0, 1, 1]);
  });

  it('push a denominator away from 0, and 0 itself upwards', async () => {
    const pushed = stabilised(tf.tensor1d([-1, 0, 1]), { epsilon: 0.5, unit: 'absolute' });
    expect(await values(pushed)).toEqual([-1.5, 0.5, 1.5]);
  });

  it('count ε in each sample’s own root mean square where it is relative', async () => {
    const z = tf.tensor2d([
      [3, -4],
      [0, 0.2],
    ]);
    const pushed = await values(stabilised(z, { epsilon: 0.1, unit: 'rms' }));
    const rms = [Math.sqrt(12.5), Math.sqrt(0.02)] as const;
    const due = [3 + 0.1 * rms[0], -4 - 0.1 * rms[0], 0.1 * rms[1], 0.2 + 0.1 * rms[1]];
    pushed.forEach((value, i) => {
      expect(value).toBeCloseTo(due[i]!, 6);
    });
  });

  it('keep ε from underflowing where a back end computes in half precision', async () => {
    const z = tf.tensor2d([[3, -4]]);
    const precision = vi.spyOn(tf.backend(), 'floatPrecision').mockReturnValue(16);
    const coarse = await values(stabilised(z, { epsilon: 1e-9, unit: 'absolute' }));
    const asked = await values(stabilised(z, { epsilon: 0.5, unit: 'absolute' }));
    precision.mockRestore();
    expect(coarse[0]).toBeCloseTo(3 + 1e-3 * Math.sqrt(12.5), 6);
    expect(asked).toEqual([3.5, -4.5]);
  });

  it('leave no tensor behind', async () => {
    const lost = await leaked(() => {
      tf.tidy(() => ratio(tf.ones([3]), stabilised(tf.zeros([3]), { epsilon: 1, unit: 'rms' }))).dispose();
    });
    expect(lost).toBe(0);
  });
});

const number = fc.float({ min: -1000, max: 1000, noNaN: true }).filter((v) => v === 0 || Math.abs(v) > 1e-6);

it('a quotient times its denominator is what was divided', async () => {
  await useBackend('cpu');
  const given = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(given, async (pairs) => {
      const z = tf.tensor1d(pairs.map(([, denominator]) => denominator));
      const back = await values(tf.mul(ratio(tf.tensor1d(pairs.map(([r]) => r)), z), z));
      pairs.forEach(([r, denominator], i) => {
        expect(Math.abs(back[i]! - (denominator === 0 ? 0 : r))).toBeLessThan(1e-5 * Math.max(1, Math.abs(r)));
      });
    }),
    { numRuns: 50 },
  );
});

it('a relative ε commutes with scaling', async () => {
  await useBackend('cpu');
  const given = fc.array(number, { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(given, fc.integer({ min: 1, max: 9 }), async (z, scale) => {
      const x = tf.tensor2d([z]);
      const stabiliser = { epsilon: 0.25, unit: 'rms' } as const;
      const before = await values(tf.mul(stabilised(x, stabiliser), scale));
      const after = await values(stabilised(tf.mul(x, scale), stabiliser));
      before.forEach((value, i) => {
        expect(Math.abs(value - after[i]!)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
      });
    }),
    { numRuns: 50 },
  );
});

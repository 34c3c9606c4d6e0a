import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { secant } from './secant.ts';

const number = fc.float({ min: -1000, max: 1000, noNaN: true });
const rows = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 });

async function quotients(table: readonly (readonly [number, number, number])[], least?: number) {
  const columns = ([0, 1, 2] as const).map((column) => tf.tensor1d(table.map((row) => row[column])));
  const [numerator, denominator, otherwise] = columns;
  const result = tf.tidy(() => secant(numerator!, denominator!, otherwise!, least));
  const values = Array.from(await result.data());
  tf.dispose([...columns, result]);
  return values;
}

describe.each(testBackends)('a quotient of differences on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend);
  });

  it('is the quotient where the denominator is more than rounding, and what is given otherwise', async () => {
    const lost = await leaked(() =>
      fc.assert(
        fc.asyncProperty(rows, async (table) => {
          const values = await quotients(table);
          table.forEach(([numerator, denominator, otherwise], place) => {
            const expected = Math.abs(denominator) > 1e-7 ? numerator / denominator : otherwise;
            const scale = Math.max(1e-30, Math.abs(expected));
            if (Math.abs(expected) < 1e30) expect(Math.abs(values[place]! - expected) / scale).toBeLessThan(1e-5);
          });
        }),
        { numRuns: 40 },
      ),
    );
    expect(lost).toBe(0);
  });

  it('is finite for a denominator of zero, whatever the numerator', async () => {
    const table = [
      [0, 0, 3],
      [5, 0, -1],
      [-5, -0, 0],
    ] as const;
    expect(await quotients(table)).toEqual([3, -1, 0]);
    expect(await quotients(table, 0)).toEqual([3, -1, 0]);
  });

  it('takes the threshold that it is given', async () => {
    expect(await quotients([[1, 0.5, 7]], 0.6)).toEqual([7]);
    expect(await quotients([[1, 0.5, 7]], 0.4)).toEqual([2]);
  });

  it('is zero where nothing else is given', async () => {
    const result = tf.tidy(() => secant(tf.tensor1d([4, 4]), tf.tensor1d([0, 2]), null));
    expect(Array.from(await result.data())).toEqual([0, 2]);
    result.dispose();
  });
});

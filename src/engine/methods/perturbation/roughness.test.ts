import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Over, Penalty } from './roughness.ts';
import { removedShare, roughness } from './roughness.ts';

const hole = Float32Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);
const three = { rows: 3, cols: 3 };

test('a hole in 3 × 3 ones: the golden values of the mean and their sums', () => {
  expect(removedShare(hole, 'mean').value).toBeCloseTo(1 / 9, 6);
  expect(removedShare(hole, 'sum').value).toBeCloseTo(1, 6);
  for (const exponent of [1, 2, 3]) {
    expect(roughness(hole, three, exponent, 'mean').value).toBeCloseTo(2 / 3, 6);
    expect(roughness(hole, three, exponent, 'sum').value).toBeCloseTo(4, 6);
  }
});

test('a mask of ones is at rest, and a constant one has no roughness', () => {
  expect(removedShare(new Float32Array(9).fill(1), 'sum')).toEqual({ value: 0, gradient: new Float32Array(9) });
  const flat = roughness(new Float32Array(9).fill(0.4), three, 3, 'sum');
  expect(flat.value).toBe(0);
  expect(Math.max(...flat.gradient.map(Math.abs))).toBe(0);
});

test('an axis of one cell adds nothing', () => {
  expect(roughness(Float32Array.of(0, 1), { rows: 1, cols: 2 }, 2, 'mean').value).toBe(1);
  expect(roughness(Float32Array.of(0.3), { rows: 1, cols: 1 }, 2, 'mean').value).toBe(0);
});

const cells = fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 12, maxLength: 12 });

test.each(['sum', 'mean'] as const)('finite differences agree with the gradients, %s', (over: Over) => {
  const shape = { rows: 3, cols: 4 };
  const penalties: ((mask: Float32Array) => Penalty)[] = [
    (mask) => removedShare(mask, over),
    (mask) => roughness(mask, shape, 2, over),
    (mask) => roughness(mask, shape, 3, over),
  ];
  fc.assert(
    fc.property(cells, fc.integer({ min: 0, max: 11 }), (list, cell) => {
      const mask = Float32Array.from(list);
      for (const penalty of penalties) {
        const h = 1 / 128;
        const [up, down] = [mask.with(cell, mask[cell]! + h), mask.with(cell, mask[cell]! - h)];
        const measured = (penalty(up).value - penalty(down).value) / (2 * h);
        // The third derivative of Σ |Δ|³ leaves an error of at most 4 · h².
        expect(Math.abs(penalty(mask).gradient[cell]! - measured)).toBeLessThan(1e-3);
      }
    }),
    { numRuns: 50 },
  );
});

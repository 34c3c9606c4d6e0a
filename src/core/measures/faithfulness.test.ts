import fc from 'fast-check';
import { expect, test } from 'vitest';
import { infidelityOf, meanSensitivity, sensitivityCurve } from './faithfulness.ts';

const pairs = fc
  .array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { minLength: 1, maxLength: 20 })
  .map((list) => ({ sums: list.map(([sum]) => sum), losses: list.map(([, loss]) => loss) }));

test('a map that foretells every loss has correlation 1 for every number of cells', () => {
  const curve = sensitivityCurve([
    { size: 1, sums: [1, 2, 5], losses: [1, 2, 5] },
    { size: 4, sums: [3, 2, 5], losses: [0.3, 0.2, 0.5] },
  ]);
  expect(curve.sizes).toEqual([1, 4]);
  for (const correlation of curve.correlations) expect(correlation).toBeCloseTo(1, 12);
  expect(meanSensitivity(curve)).toBeCloseTo(1, 12);
});

test('a number of cells without an answer is left out of the mean', () => {
  const curve = sensitivityCurve([
    { size: 1, sums: [0, 0, 0], losses: [1, 2, 5] },
    { size: 4, sums: [3, 2, 1], losses: [1, 2, 3] },
  ]);
  expect(curve.correlations[0]).toBeNull();
  expect(meanSensitivity(curve)).toBeCloseTo(-1, 12);
  expect(meanSensitivity({ sizes: [1], correlations: [null] })).toBeNull();
});

test('a map that foretells every loss is not unfaithful at all, at scale 1', () => {
  const { error, scale } = infidelityOf([1, -2, 5], [1, -2, 5]);
  expect(error).toBeCloseTo(0, 12);
  expect(scale).toBeCloseTo(1, 12);
});

test('a map of zeros is wrong by the losses themselves', () => {
  expect(infidelityOf([0, 0], [1, 3])).toEqual({ error: 5, scale: 0 });
});

test('a value worked out by hand', () => {
  // scale = (1·1 + 1·3) ÷ 2 = 2; errors 1 and 1.
  expect(infidelityOf([1, 1], [1, 3])).toEqual({ error: 1, scale: 2 });
});

test('multiplying the map changes the scale and nothing else', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 50 }), ({ sums, losses }, factor) => {
      const one = infidelityOf(sums, losses);
      const other = infidelityOf(
        sums.map((sum) => sum * factor),
        losses,
      );
      expect(other.error).toBeCloseTo(one.error, 9);
      expect(other.scale * factor).toBeCloseTo(one.scale, 9);
    }),
  );
});

test('no other scale does better', () => {
  fc.assert(
    fc.property(pairs, fc.double({ min: -5, max: 5, noNaN: true }), ({ sums, losses }, scale) => {
      const error = sums.reduce((total, sum, at) => total + (scale * sum - losses[at]!) ** 2, 0) / sums.length;
      expect(infidelityOf(sums, losses).error).toBeLessThanOrEqual(error + 1e-9);
    }),
  );
});

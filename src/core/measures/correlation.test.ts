import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCorrelation } from '../truth/rankCorrelation.ts';
import { correlationOf, meanRanks } from './correlation.ts';

const numbers = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 2, maxLength: 12 });

test('a straight line is 1, a falling one −1', () => {
  expect(correlationOf([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 12);
  expect(correlationOf([1, 2, 4], [3, 1, -3])).toBeCloseTo(-1, 12);
});

test('a value worked out by hand', () => {
  // Deviations (−1, 0, 1) and (−2, 1, 1): 3 ÷ √(2 · 6).
  expect(correlationOf([1, 2, 3], [0, 3, 3])).toBeCloseTo(3 / Math.sqrt(12), 12);
});

test('a list whose values are all equal goes with nothing', () => {
  expect(correlationOf([1, 1, 1], [1, 2, 3])).toBeNull();
  expect(correlationOf([1, 2, 3], [0, 0, 0])).toBeNull();
});

test('it is symmetric, and no shift or positive factor changes it', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (list, factor, shift) => {
      const other = list.map((value, at) => value * value - at);
      const expected = correlationOf(list, other);
      const back = correlationOf(
        other,
        list.map((value) => factor * value + shift),
      );
      if (expected === null) expect(back).toBeNull();
      else expect(back).toBeCloseTo(expected, 9);
    }),
  );
});

test('equal values share the mean of their ranks', () => {
  expect([...meanRanks([5, 1, 5, 0])]).toEqual([3.5, 2, 3.5, 1]);
  expect([...meanRanks([2, 2, 2])]).toEqual([2, 2, 2]);
});

test('ranks correlate as Spearman says, ties included', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      const other = list.map((value, at) => (value * 7 + at * 3) % 5);
      const ours = correlationOf(meanRanks(list), meanRanks(other));
      const slow = rankCorrelation(list, other);
      if (ours === null) expect(slow).toBeNaN();
      else expect(ours).toBeCloseTo(slow, 9);
    }),
  );
});

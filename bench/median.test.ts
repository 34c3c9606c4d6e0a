import { expect, it } from 'vitest';
import { median } from './median.ts';

it('is the middle one, the mean of two middle ones, and nothing of nothing', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 2, 4, 3])).toBe(3.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

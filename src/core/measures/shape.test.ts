import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, mapOf } from '../maps/heatMap.fixture.ts';
import { giniOf, meanOf } from './shape.ts';

test('the mean is over all pixels', () => {
  expect(meanOf(mapOf([[0, 1, 0.5, 0.5]]))).toBe(0.5);
});

test('a map that is the same everywhere is not sparse at all', () => {
  expect(giniOf(mapOf([[3, 3, 3, 3]]))).toBeCloseTo(0, 12);
});

test('all on one of n pixels is as sparse as n pixels can be', () => {
  expect(giniOf(mapOf([[0, 0, 0, 0, 0, 0, 0, 2]]))).toBeCloseTo(1 - 1 / 8, 12);
});

test('half of the pixels alike and the rest empty is a half', () => {
  expect(giniOf(mapOf([[1, 0, 1, 0]]))).toBeCloseTo(0.5, 12);
});

test('a map of zeros has no sparsity', () => {
  expect(giniOf(mapOf([[0, 0]]))).toBeNull();
});

test('neither scale, sign nor place matters, and the index is from 0 to 1', () => {
  fc.assert(
    fc.property(anyMap(true), (map) => {
      const gini = giniOf(map);
      const other = giniOf({ ...map, values: map.values.map((value) => -4 * value).reverse() });
      if (gini === null) expect(other).toBeNull();
      else {
        expect(other).toBeCloseTo(gini, 9);
        expect(gini).toBeGreaterThanOrEqual(-1e-12);
        expect(gini).toBeLessThan(1);
      }
    }),
  );
});

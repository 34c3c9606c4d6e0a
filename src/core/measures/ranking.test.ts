import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, mapOf } from '../maps/heatMap.fixture.ts';
import { rankPixels } from './ranking.ts';

test('the highest pixel comes first and equal ones go by index', () => {
  expect([
    ...rankPixels(
      mapOf([
        [0, 2, 0],
        [2, 5, -1],
      ]),
    ),
  ]).toEqual([4, 1, 3, 0, 2, 5]);
});

test('a map of zeros goes row by row', () => {
  expect([...rankPixels(mapOf([new Array<number>(2000).fill(0)]))]).toEqual(
    Array.from({ length: 2000 }, (_, at) => at),
  );
});

test('every pixel comes once, never before a higher one, and never before an equal one of smaller index', () => {
  fc.assert(
    fc.property(anyMap(true), (map) => {
      const order = [...rankPixels(map)];
      expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, at) => at));
      for (const [at, pixel] of order.entries()) {
        const before = order[at - 1];
        if (before === undefined) continue;
        const fall = map.values[before]! - map.values[pixel]!;
        expect(fall > 0 || (fall === 0 && before < pixel)).toBe(true);
      }
    }),
  );
});

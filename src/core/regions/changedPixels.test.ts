import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedPixels, reachOfRegions } from './changedPixels.ts';
import type { Footprint } from './footprint.ts';
import { maskOf } from './footprint.ts';
import { areaOf } from './rect.ts';
import type { RegionSet } from './regionSet.ts';
import { fullSet, setOf } from './regionSet.ts';

const grid = { rows: 4, cols: 3 };
const [height, width] = [17, 23];
const set = fc.bigInt({ min: 0n, max: fullSet(12) }).map((bits) => bits as RegionSet);
const footprint = fc.constantFrom<Footprint>('tent', 'tile');

test('outside the changed rectangle two masks are one and the same', () => {
  fc.assert(
    fc.property(set, set, footprint, (a, b, shape) => {
      const rect = changedPixels(reachOfRegions(grid, shape, height, width), a, b);
      const [first, second] = [a, b].map((shown) => maskOf(grid, shape, shown, height, width));
      for (let at = 0; at < height * width; at++) {
        const [y, x] = [Math.floor(at / width), at % width];
        const inside =
          rect !== null && y >= rect.rows.from && y < rect.rows.to && x >= rect.columns.from && x < rect.columns.to;
        if (!inside) expect(first?.[at]).toBe(second?.[at]);
      }
    }),
  );
});

test('one region more changes as many rows and columns as the region has weight at, and no more', () => {
  for (const shape of ['tent', 'tile'] as const) {
    const reach = reachOfRegions(grid, shape, height, width);
    for (let id = 0; id < 12; id++) {
      const mask = maskOf(grid, shape, setOf([id]), height, width);
      const touched = [...mask.keys()].filter((at) => (mask[at] ?? 0) > 0);
      const rows = new Set(touched.map((at) => Math.floor(at / width)));
      const columns = new Set(touched.map((at) => at % width));
      const rect = changedPixels(reach, setOf([]), setOf([id]));
      expect(rect && areaOf(rect)).toBe(rows.size * columns.size);
    }
  }
});

test('a set differs from itself nowhere', () => {
  expect(changedPixels(reachOfRegions(grid, 'tent', height, width), setOf([1, 5]), setOf([1, 5]))).toBeNull();
});

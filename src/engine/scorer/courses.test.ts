import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet, setOf } from '../../core/regions/regionSet.ts';
import { useBackend } from '../../network/backends.fixture.ts';
import type { Network } from '../../network/graph.ts';
import { finely } from '../../network/incremental/finely.fixture.ts';
import type { Layout } from '../../network/incremental/layout.ts';
import { imported, vgg } from '../../network/keras.fixture.ts';
import { coursesFor } from './courses.ts';

const grid = { rows: 3, cols: 3 };
const picture = (seed: number) => ({ width: 8, height: 8, rgb: new Uint8ClampedArray(192).fill(seed) });
const maskedBy = (seed: number, footprint: Footprint = 'tent', of: Grid = grid) => ({
  picture: picture(seed),
  footprint,
  grid: of,
});
const set = fc.bigInt({ min: 0n, max: fullSet(9) }).map((bits) => bits as RegionSet);

let network: Network;
let layout: Layout;
beforeAll(async () => {
  await useBackend('cpu');
  network = await imported(vgg(true));
  layout = finely(network);
});
afterAll(() => {
  network.dispose();
});

describe('courses from set to set', () => {
  test('are kept for all pictures that are masked alike, and only for those', () => {
    const courses = coursesFor(layout, maskedBy(1));
    expect(coursesFor(layout, maskedBy(2))).toBe(courses);
    expect(coursesFor(layout, maskedBy(1, 'tile'))).not.toBe(courses);
    expect(coursesFor(layout, maskedBy(1, 'tent', { rows: 4, cols: 2 }))).not.toBe(courses);
    expect(coursesFor(finely(network), maskedBy(1))).not.toBe(courses);
  });

  test('depend on which regions differ alone, and lead nowhere from a set to itself', () => {
    const courses = coursesFor(layout, maskedBy(1));
    fc.assert(
      fc.property(set, set, set, (a, b, common) => {
        const moved = courses.between((a ^ common) as RegionSet, (b ^ common) as RegionSet);
        expect(moved).toBe(courses.between(a, b));
        expect(courses.between(b, a)).toBe(moved);
        expect(courses.between(a, a).patches).toEqual([]);
        expect(moved.costs[0]).toBe(layout.rest(-1));
      }),
      { numRuns: 50 },
    );
  });

  test('of more than one region are those of the rectangle around all of them', () => {
    const courses = coursesFor(layout, maskedBy(1, 'tile'));
    const corners = courses.between(emptySet, setOf([0, 8]));
    expect(courses.between(emptySet, setOf([0, 4, 7, 8]))).toBe(corners);
    expect(courses.between(emptySet, setOf([2, 6]))).toBe(corners);
    expect(courses.between(emptySet, setOf([0]))).not.toBe(corners);
  });
});

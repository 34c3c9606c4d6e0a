import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap } from '../maps/heatMap.fixture.ts';
import type { Removal } from './removals.ts';
import { cellRemovals, squareRemovals, sumsOver } from './removals.ts';

const settings = { cells: 14, sizes: 8, subsets: 4 };
const square = { width: 224, height: 224 };

/** How often each pixel is hidden. */
function covered(removal: Removal, width: number, height: number): number[] {
  const count = new Array<number>(width * height).fill(0);
  for (const { left, top, right, bottom } of removal)
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) count[y * width + x]! += 1;
  return count;
}

test('from one cell to four fifths of them, spaced by equal factors', () => {
  const sizes = cellRemovals(square, settings, 1).map(({ size }) => size);
  expect(sizes).toEqual([1, 2, 4, 9, 18, 37, 76, 156]);
  expect(156).toBe(Math.floor(0.8 * 14 * 14));
});

test('as many sets are drawn for every size, each of that many different cells', () => {
  for (const { size, removals } of cellRemovals(square, settings, 3)) {
    expect(removals).toHaveLength(settings.subsets);
    for (const removal of removals) {
      expect(removal).toHaveLength(size);
      expect(new Set(removal).size).toBe(size);
    }
  }
});

test('the cells tile a picture of any size without overlap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 2, max: 20 }), (width, height) => {
      const draws = cellRemovals({ width, height }, { cells: 5, sizes: 1, subsets: 60 }, 1)[0]!.removals;
      const cells = new Map(draws.flat().map((cell) => [`${cell.left} ${cell.top}`, cell]));
      expect(covered([...cells.values()], width, height)).toEqual(new Array(width * height).fill(1));
    }),
    { numRuns: 30 },
  );
});

test('the same seed draws the same, another seed something else', () => {
  const draw = (seed: number) => JSON.stringify(cellRemovals(square, settings, seed));
  expect(draw(4)).toBe(draw(4));
  expect(draw(4)).not.toBe(draw(5));
  expect(squareRemovals(square, 6, 2)).toEqual(squareRemovals(square, 6, 2));
});

test('every cell is as likely to be hidden as any other', () => {
  const [{ removals } = { removals: [] }] = cellRemovals(
    { width: 4, height: 4 },
    { cells: 4, sizes: 1, subsets: 2000 },
    9,
  );
  const times = removals
    .map((one) => covered(one, 4, 4))
    .reduce((sum, one) => sum.map((value, at) => value + one[at]!));
  // 12 of 16 cells: 1500 times each, standard deviation 19.
  for (const count of times) expect(Math.abs(count - 1500)).toBeLessThan(80);
});

test('squares lie inside the picture and have sides of 1 to 10 of 28 parts of it', () => {
  const sides = squareRemovals({ width: 280, height: 336 }, 500, 7).map(([one]) => {
    expect(one!.left).toBeGreaterThanOrEqual(0);
    expect(one!.right).toBeLessThanOrEqual(280);
    expect(one!.top).toBeGreaterThanOrEqual(0);
    expect(one!.bottom).toBeLessThanOrEqual(336);
    expect(one!.right - one!.left).toBe(one!.bottom - one!.top);
    return one!.right - one!.left;
  });
  expect(Math.min(...sides)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...sides)).toBeLessThanOrEqual(100);
  expect(Math.max(...sides) - Math.min(...sides)).toBeGreaterThan(80);
});

test('the sum over a removal is the sum of its pixels', () => {
  fc.assert(
    fc.property(anyMap(true), fc.integer({ min: 1, max: 99 }), (map, seed) => {
      const drawn = cellRemovals(map, { cells: 3, sizes: 3, subsets: 2 }, seed).flatMap(({ removals }) => removals);
      const removals = [...drawn, ...squareRemovals(map, 3, seed)];
      const slow = removals.map((one) =>
        covered(one, map.width, map.height).reduce((sum, times, at) => sum + times * map.values[at]!, 0),
      );
      for (const [at, sum] of sumsOver(map, removals).entries()) expect(sum).toBeCloseTo(slow[at]!, 9);
    }),
  );
});

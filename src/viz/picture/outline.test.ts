import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySet, fullSet, setOf } from '../../core/regions/regionSet.ts';
import type { Segment } from './outline.ts';
import { outlineOf } from './outline.ts';

const grid = { rows: 3, cols: 3 };
const perimeter = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { x1, y1, x2, y2 }) => sum + Math.abs(x2 - x1) + Math.abs(y2 - y1), 0);

describe('the outline of a set', () => {
  it('is the four sides of a single region', () => {
    expect(outlineOf(grid, 'tile', setOf([4])).length).toBe(4);
    expect(perimeter(outlineOf(grid, 'tile', setOf([4])))).toBeCloseTo(4 / 3, 9);
  });

  it('has no line between two neighbours', () => {
    expect(outlineOf(grid, 'tile', setOf([3, 4])).length).toBe(6);
  });

  it('does not join the end of one row to the start of the next', () => {
    expect(outlineOf(grid, 'tile', setOf([2, 3])).length).toBe(8);
  });

  it('is the frame of the picture for all regions, nothing for none', () => {
    expect(perimeter(outlineOf(grid, 'tent', fullSet(9)))).toBeCloseTo(4, 9);
    expect(outlineOf(grid, 'tent', emptySet)).toEqual([]);
  });

  it('of a set and of the rest share every line inside the picture', () => {
    const inside = ({ x1, y1, x2, y2 }: Segment): boolean =>
      !((x1 === x2 && (x1 === 0 || x1 === 1)) || (y1 === y2 && (y1 === 0 || y1 === 1)));
    const lines = (ids: readonly number[]): string[] =>
      outlineOf(grid, 'tent', setOf(ids))
        .filter(inside)
        .map((s) => JSON.stringify(s))
        .sort();
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 8 })), (ids) => {
        const rest = Array.from({ length: 9 }, (_, i) => i).filter((i) => !ids.includes(i));
        expect(lines(ids)).toEqual(lines(rest));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMap, mapOf } from './heatMap.fixture.ts';
import { regionMeans } from './regionMeans.ts';

const grids = fc.record({ rows: fc.integer({ min: 1, max: 9 }), cols: fc.integer({ min: 1, max: 9 }) });
const meanOf = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe('the importance of a region', () => {
  it('is the value itself where map and grid have one size', () => {
    const map = mapOf([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(Array.from(regionMeans(map, { rows: 3, cols: 2 }))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is the mean of the values in its cell where these divide', () => {
    const map = mapOf([
      [1, 3, 5, 7],
      [1, 3, 5, 7],
    ]);
    expect(Array.from(regionMeans(map, { rows: 1, cols: 2 }))).toEqual([2, 6]);
  });

  it('weighs a value by the part of it that lies in the cell', () => {
    expect(Array.from(regionMeans(mapOf([[0, 3, 9]]), { rows: 1, cols: 2 }))).toEqual([1, 7]);
  });

  it('repeats the values of a map that is coarser than the grid', () => {
    expect(Array.from(regionMeans(mapOf([[1, 2]]), { rows: 2, cols: 4 }))).toEqual([1, 1, 2, 2, 1, 1, 2, 2]);
  });

  it('equals averaging the map repeated pixel by pixel to a size both divide', () => {
    fc.assert(
      fc.property(anyMap(true, 5), grids, (map, grid) => {
        const means = regionMeans(map, grid);
        for (let r = 0; r < grid.rows; r++)
          for (let c = 0; c < grid.cols; c++) {
            // rows × cols copies of each value make cells of map.height × map.width copies.
            const seen = Array.from({ length: map.height }, (_, i) =>
              Array.from({ length: map.width }, (__, j) => {
                const y = Math.floor((r * map.height + i) / grid.rows);
                const x = Math.floor((c * map.width + j) / grid.cols);
                return map.values[y * map.width + x]!;
              }),
            ).flat();
            expect(means[r * grid.cols + c]).toBeCloseTo(meanOf(seen), 5);
          }
      }),
    );
  });

  it('keeps the mean of the map', () => {
    fc.assert(
      fc.property(anyMap(true), grids, (map, grid) => {
        const means = regionMeans(map, grid);
        expect(means).toHaveLength(grid.rows * grid.cols);
        expect(meanOf(means)).toBeCloseTo(meanOf(map.values), 5);
      }),
    );
  });
});

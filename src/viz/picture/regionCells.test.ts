import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisWeights } from '../../core/regions/footprint.ts';
import { axisBorders, cellOf, regionAt } from './regionCells.ts';

const grid = { rows: 7, cols: 7 };

describe('the region under a point', () => {
  it('is an equal part of the picture for tiles', () => {
    expect(regionAt(grid, 'tile', 0, 0)).toBe(0);
    expect(regionAt(grid, 'tile', 0.2, 0)).toBe(1);
    expect(regionAt(grid, 'tile', 0.5, 0.5)).toBe(24);
    expect(regionAt(grid, 'tile', 1, 1)).toBe(48);
  });

  it('is the nearest centre for tents, so border regions are half as wide', () => {
    expect(axisBorders('tent', 7)[1]).toBeCloseTo(1 / 12, 9);
    expect(axisBorders('tent', 7)[2]).toBeCloseTo(3 / 12, 9);
    expect(regionAt(grid, 'tent', 0.08, 0)).toBe(0);
    expect(regionAt(grid, 'tent', 0.09, 0)).toBe(1);
  });

  it('is the one that weighs most there, by the masks the network sees', () => {
    const pixels = 224;
    const weights = axisWeights('tent', grid.cols, pixels);
    for (let x = 0; x < pixels; x++) {
      const here = weights.map((line) => line[x] ?? 0);
      const region = regionAt({ rows: 1, cols: 7 }, 'tent', x / (pixels - 1), 0)!;
      expect(here[region]).toBeCloseTo(Math.max(...here), 5);
    }
  });

  it('is none outside the picture', () => {
    expect(regionAt(grid, 'tent', -0.01, 0.5)).toBeNull();
    expect(regionAt(grid, 'tile', 0.5, 1.01)).toBeNull();
    expect(regionAt(grid, 'tile', NaN, 0.5)).toBeNull();
  });

  it('holds the point it was found by, on any grid', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    const side = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom('tent' as const, 'tile' as const),
        unit,
        unit,
        (rows, cols, foot, x, y) => {
          const region = regionAt({ rows, cols }, foot, x, y)!;
          const cell = cellOf({ rows, cols }, foot, region);
          expect(cell.left - 1e-9 <= x && x <= cell.right + 1e-9).toBe(true);
          expect(cell.top - 1e-9 <= y && y <= cell.bottom + 1e-9).toBe(true);
        },
      ),
    );
  });
});

describe('the cells of a picture', () => {
  it('cover it once', () => {
    for (const footprint of ['tent', 'tile'] as const) {
      const areas = Array.from({ length: 49 }, (_, region) => {
        const { left, right, top, bottom } = cellOf(grid, footprint, region);
        return (right - left) * (bottom - top);
      });
      expect(areas.every((area) => area > 0)).toBe(true);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(1, 9);
    }
  });
});

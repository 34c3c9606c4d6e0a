import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf } from '../regions/footprint.ts';
import { setOf } from '../regions/regionSet.ts';
import { spreadRegions } from './spreadRegions.ts';

const grid = { rows: 3, cols: 4 };
const size = { width: 11, height: 8 };

describe('numbers of regions spread over pixels', () => {
  it('are the sum of the masks of single regions, each times its number', () => {
    const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbers, fc.constantFrom('tent', 'tile'), (values, footprint) => {
        const masks = values.map((_, region) => maskOf(grid, footprint, setOf([region]), size.height, size.width));
        for (const [at, value] of spreadRegions(values, { grid, footprint }, size).entries()) {
          const due = values.reduce((sum, one, region) => sum + one * masks[region]![at]!, 0);
          expect(value).toBeCloseTo(due, 5);
        }
      }),
    );
  });

  it('are 1 everywhere where every region has 1', () => {
    for (const value of spreadRegions(new Float32Array(12).fill(1), { grid, footprint: 'tent' }, size))
      expect(value).toBeCloseTo(1, 6);
  });

  it('are 0 where there are none', () => {
    expect(spreadRegions([], { grid, footprint: 'tent' }, size).every((value) => value === 0)).toBe(true);
  });
});

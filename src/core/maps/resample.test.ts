import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMap, mapOf } from './heatMap.fixture.ts';
import type { Convention } from './interpolation.ts';
import { tapsOf } from './interpolation.ts';
import { resample } from './resample.ts';

const conventions: readonly Convention[] = ['align-corners', 'half-pixel'];
const target = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }));

describe.each(conventions)('resampling with %s', (convention) => {
  it('is U · map · Uᵀ with interpolation along each axis', () => {
    fc.assert(
      fc.property(anyMap(true), target, (map, [width, height]) => {
        const weight = (at: number, from: number, of: number, to: number) => {
          const { low, high, share } = tapsOf(at, of, to, convention);
          return (from === low ? 1 - share : 0) + (from === high ? share : 0);
        };
        const scaled = resample(map, width, height, convention);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            let sum = 0;
            for (const [at, value] of map.values.entries()) {
              const [i, j] = [Math.floor(at / map.width), at % map.width];
              sum += weight(y, i, map.height, height) * weight(x, j, map.width, width) * value;
            }
            expect(scaled.values[y * width + x]).toBeCloseTo(sum, 5);
          }
      }),
      { numRuns: 30 },
    );
  });

  it('never leaves the range of its values', () => {
    fc.assert(
      fc.property(anyMap(true), target, (map, [width, height]) => {
        const scaled = resample(map, width, height, convention).values;
        expect(Math.max(...scaled)).toBeLessThanOrEqual(Math.max(...map.values) + 1e-6);
        expect(Math.min(...scaled)).toBeGreaterThanOrEqual(Math.min(...map.values) - 1e-6);
      }),
    );
  });

  it('keeps the sign, and at the same size the values, of a map that is not its own', () => {
    const map = mapOf(
      [
        [1, -2, 3],
        [4, 5, -6],
      ],
      true,
    );
    const same = resample(map, 3, 2, convention);
    expect(same).toEqual(map);
    same.values[0] = 9;
    expect(map.values[0]).toBe(1);
  });
});

describe('the conventions', () => {
  it('put the outer values on the border, or half a cell inside', () => {
    const map = mapOf([[0, 1]]);
    expect(Array.from(resample(map, 5, 1, 'align-corners').values)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(Array.from(resample(map, 4, 1, 'half-pixel').values)).toEqual([0, 0.25, 0.75, 1]);
  });
});

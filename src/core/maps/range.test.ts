import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMap, mapOf } from './heatMap.fixture.ts';
import { rangeOf } from './range.ts';

describe('the range of a map', () => {
  it('begins at 0 for an unsigned map', () => {
    expect(rangeOf(mapOf([[2, 3, 5]]))).toEqual({ min: 2, max: 5, domain: [0, 5] });
  });

  it('is symmetric for a signed one, whichever side is larger', () => {
    expect(rangeOf(mapOf([[-4, 1]], true))).toEqual({ min: -4, max: 1, domain: [-4, 4] });
    expect(rangeOf(mapOf([[-1, 4]], true))).toEqual({ min: -1, max: 4, domain: [-4, 4] });
  });

  it('of zeros, or of nothing, can still be divided by', () => {
    expect(rangeOf(mapOf([[0, 0]]))).toEqual({ min: 0, max: 0, domain: [0, 1] });
    expect(rangeOf(mapOf([[0]], true)).domain).toEqual([-1, 1]);
    expect(rangeOf(mapOf([]))).toEqual({ min: 0, max: 0, domain: [0, 1] });
  });

  it('says that a value is no number', () => {
    expect(rangeOf(mapOf([[1, Number.NaN, 2]])).max).toBeNaN();
    expect(rangeOf(mapOf([[1, Number.NaN, 2]])).domain[1]).toBeNaN();
  });

  it('covers every value', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((signed) => anyMap(signed)),
        (map) => {
          const { domain, min, max } = rangeOf(map);
          for (const value of map.values) {
            expect(value).toBeGreaterThanOrEqual(Math.max(min, domain[0]));
            expect(value).toBeLessThanOrEqual(Math.min(max, domain[1]));
          }
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyMap, mapOf } from './heatMap.fixture.ts';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it('divides by the largest value, so that 0 stays no effect', () => {
    expect(Array.from(normalise(mapOf([[1, 2, 4]]))?.values ?? [])).toEqual([0.25, 0.5, 1]);
  });

  it('cuts off what speaks against the target', () => {
    expect(normalise(mapOf([[-8, 2, 0]], true))).toEqual(mapOf([[0, 1, 0]]));
  });

  it.each([
    ['zeros', [0, 0, 0]],
    ['only evidence against', [-1, 0, -3]],
    ['a value that is no number', [1, Number.NaN, 2]],
    ['an infinite value', [1, Infinity, 2]],
    ['nothing', []],
  ])('has nothing to show of a map with %s', (_, row) => {
    expect(normalise(mapOf([row], true))).toBeNull();
  });

  it('gives values from 0 to 1 with the largest 1, in the same order, and leaves its input alone', () => {
    fc.assert(
      fc.property(anyMap(true), (map) => {
        const before = map.values.slice();
        const shown = normalise(map);
        expect(map.values).toEqual(before);
        if (shown === null) {
          expect(Math.max(...map.values)).toBeLessThanOrEqual(0);
          return;
        }
        expect(shown.signed).toBe(false);
        expect(Math.max(...shown.values)).toBe(1);
        expect(Math.min(...shown.values)).toBeGreaterThanOrEqual(0);
        for (const [a, x] of map.values.entries())
          for (const [b, y] of map.values.entries())
            if (x < y) expect(shown.values[a]).toBeLessThanOrEqual(shown.values[b]!);
      }),
    );
  });

  it('does not change what it normalised', () => {
    fc.assert(
      fc.property(anyMap(false), (map) => {
        const once = normalise(map);
        if (once !== null) expect(normalise(once)).toEqual(once);
      }),
    );
  });
});

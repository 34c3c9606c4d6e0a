import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Wish } from './spread.ts';
import { spread } from './spread.ts';

const wishes = fc.array(
  fc.record({
    wanted: fc.integer({ min: -50, max: 50 }),
    weight: fc.constantFrom(1, 2, 1000),
    gap: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const cost = (list: readonly Wish[], places: readonly number[]) =>
  list.reduce((sum, { wanted, weight }, at) => sum + weight * (places[at]! - wanted) ** 2, 0);
const plain = (wanted: number, gap = 10): Wish => ({ wanted, weight: 1, gap });

describe('spreading', () => {
  it('grants wishes that leave room, to the last bit', () => {
    expect(spread([plain(0.1), plain(10.3), plain(99)])).toEqual([0.1, 10.3, 99]);
  });

  it('shares the want of room', () => {
    expect(spread([plain(5), plain(5)])).toEqual([0, 10]);
    expect(spread([plain(0), plain(0), plain(0)])).toEqual([-10, 0, 10]);
  });

  it('has the light one step aside for the heavy one', () => {
    const [light, heavy] = spread([
      { wanted: 0, weight: 1, gap: 0 },
      { wanted: 0, weight: 1e6, gap: 10 },
    ]);
    expect(heavy).toBeCloseTo(0, 3);
    expect(light).toBeCloseTo(-10, 3);
  });

  it('of nothing is nothing', () => {
    expect(spread([])).toEqual([]);
  });

  it('keeps every gap', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const places = spread(list);
        expect(places).toHaveLength(list.length);
        for (const [at, place] of places.entries())
          if (at > 0) expect(place - places[at - 1]!).toBeGreaterThanOrEqual(list[at]!.gap - 1e-5);
      }),
    );
  });

  it('is the best there is: nothing else that keeps the gaps costs less', () => {
    const moves = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(wishes, moves, (list, shifts) => {
        const best = spread(list);
        let floor = -Infinity;
        const other = best.map((place, at) => {
          floor = Math.max(place + shifts[at]!, at === 0 ? -Infinity : floor + list[at]!.gap);
          return floor;
        });
        expect(cost(list, best)).toBeLessThanOrEqual(cost(list, other) * (1 + 1e-9) + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('moves with its wishes', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: -100, max: 100 }), (list, by) => {
        const moved = spread(list.map((wish) => ({ ...wish, wanted: wish.wanted + by })));
        for (const [at, place] of spread(list).entries()) expect(moved[at]).toBeCloseTo(place + by, 6);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, members, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { publishedSearch } from './publishedSearch.ts';
import type { PublishedOptions } from './publishedSearch.ts';
import type { Scorer } from './scorer.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, foundSets, half, truth, whereAny } from './toy.fixture.ts';

/** Answers the same set as often as it is asked. */
function counting(regions: number, value: SetFunction) {
  const calls: RegionSet[][] = [];
  const scorer: Scorer = {
    regions,
    score: (sets) => {
      calls.push([...sets]);
      return Promise.resolve(sets.map((set) => ({ confidence: value(set), margin: value(set) })));
    },
  };
  return { scorer, calls };
}

async function search(regions: number, value: SetFunction, change: Partial<PublishedOptions> = {}) {
  const { scorer, calls } = counting(regions, value);
  const whole = value(fullSet(regions));
  const options = {
    order: [...Array(regions).keys()],
    width: 3,
    successors: 15,
    limit: 10,
    sufficiency: half,
    ...change,
  };
  const steps = await allOf(publishedSearch(scorer, { confidence: whole, margin: whole }, options, neverStops));
  return { steps, roots: steps.at(-1)!.roots, calls };
}

describe('publishedSearch', () => {
  it('scores one set per call', async () => {
    const { calls, steps } = await search(6, whereAny([0, 1]));
    expect(calls.every((sets) => sets.length === 1)).toBe(true);
    expect(steps.at(-1)!.evaluations).toBe(calls.length);
  });

  it('keeps one set more than its width, duplicates among them, and scores them again', async () => {
    const worth = (set: RegionSet) => members(set).reduce((sum, id) => sum + (6 - id) / 1000, 0);
    const { steps, calls } = await search(6, (set) => (size(set) === 6 ? 1 : worth(set)), { width: 2 });
    expect(steps[0]!.beam).toEqual([setOf([0]), setOf([1]), setOf([2])]);
    // {0,1} comes from {0} and from {1}, and takes two places.
    expect(steps[1]!.beam).toEqual([setOf([0, 1]), setOf([0, 1]), setOf([0, 2])]);
    expect(calls.filter(([set]) => set === setOf([0, 1, 2])).length).toBeGreaterThanOrEqual(3);
  });

  it('takes regions away row by row, not the least needed first', async () => {
    const table = new Map([
      [setOf([0, 1, 2]), 1],
      [setOf([1, 2]), 0.6],
      [setOf([0, 2]), 0.9],
    ]);
    const { roots } = await search(3, (set) => table.get(set) ?? 0, { successors: 1 });
    expect(foundSets(roots)).toEqual(new Set([setOf([1, 2])]));
  });

  it('stops only after a whole size, with more roots than its limit', async () => {
    const { steps, roots } = await search(7, (set) => (size(set) >= 2 ? 1 : 0), { limit: 2 });
    expect(steps.map(({ level }) => level)).toEqual([1, 2]);
    expect(roots.length).toBeGreaterThan(3);
    expect(roots.every(({ set }) => size(set) === 2)).toBe(true);
  });

  it('needs as many forward passes as the control flow says where nothing is sufficient before the whole', async () => {
    const { calls } = await search(5, (set) => (size(set) === 5 ? 1 : size(set) / 100));
    // 5 singles; then 4 sets of the beam × 4, × 3, × 2, × 1 successors. All 4 of the last size are the
    // whole picture: each is eliminated, 5 removals in the one pass that removes nothing.
    expect(calls).toHaveLength(5 + 16 + 12 + 8 + 4 + 4 * 5);
  });

  it('finds 1-minimal sets, each once', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), async (value) => {
        const { roots } = await search(6, value);
        const { minimal } = truth(6, value, half);
        for (const { set, confidence } of roots) {
          expect(minimal, members(set).join()).toContain(set);
          expect(confidence).toBe(value(set));
        }
        expect(foundSets(roots).size).toBe(roots.length);
      }),
      { numRuns: 60 },
    );
  });
});

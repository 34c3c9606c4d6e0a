import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, fullSet, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { exhaustiveUpTo } from './certificate.ts';
import { exhaustiveSearch } from './exhaustive.ts';
import { memoise } from './memo.ts';
import { allOf, anyFunction, everySet, foundSets, half, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const order = [3, 0, 5, 1, 2, 4];

describe('exhaustiveSearch', () => {
  it('finds exactly the 1-minimal sets up to its size, and certifies that size', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), fc.integer({ min: 0, max: 7 }), async (value, maxSize) => {
        const { minimal, sufficient } = truth(6, value, half);
        fc.pre(!sufficient.has(emptySet));
        const task = await taskOf(toy(6, value));
        const steps = await allOf(exhaustiveSearch(task, { order, maxSize }, neverStops));
        const expected = [...minimal].filter((set) => size(set) <= maxSize);
        expect(foundSets(steps.at(-1)!.found)).toEqual(new Set(expected));
        // The whole picture is always known, so of six regions five certify all six.
        expect(exhaustiveUpTo(task.scorer)).toBe(maxSize >= 5 ? 6 : maxSize);
      }),
    );
  });

  it('scores every set up to its size and no other', async () => {
    const scorer = toy(6, whereAny([0, 1]));
    await allOf(exhaustiveSearch(await taskOf(scorer), { order, maxSize: 3 }, neverStops));
    expect(new Set(scorer.asked)).toEqual(new Set(everySet(6).filter((set) => size(set) <= 3 || size(set) === 6)));
  });

  it('ends at an empty set that is sufficient', async () => {
    const scorer = toy(6, () => 1);
    const steps = await allOf(exhaustiveSearch(await taskOf(scorer), { order, maxSize: 3 }, neverStops));
    expect(foundSets(steps.at(-1)!.found)).toEqual(new Set([emptySet]));
    expect(scorer.asked).toHaveLength(2);
  });

  it('shows the smaller sizes while the larger are still being tried', async () => {
    const task = await taskOf(toy(6, whereAny([2], [0, 1, 4])));
    const steps = await allOf(exhaustiveSearch(task, { order, maxSize: 4 }, neverStops));
    const whenFound = (regions: number[]) => steps.findIndex(({ found }) => foundSets(found).has(setOf(regions)));
    expect(steps[whenFound([2])]!.level).toBe(1);
    expect(steps[whenFound([0, 1, 4])]!.level).toBe(3);
  });

  it('claims nothing that is not 1-minimal where the smaller sets have been forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(5), async (value) => {
        const { minimal, sufficient } = truth(5, value, half);
        fc.pre(!sufficient.has(emptySet));
        const score = (set: RegionSet) => ({ confidence: value(set), margin: value(set) });
        const scorer = { regions: 5, score: (sets: readonly RegionSet[]) => Promise.resolve(sets.map(score)) };
        const task = { scorer: memoise(scorer, 6), whole: score(fullSet(5)), sufficiency: half };
        const steps = await allOf(exhaustiveSearch(task, { order: [3, 0, 1, 2, 4], maxSize: 2 }, neverStops));
        const expected = [...minimal].filter((set) => size(set) <= 2);
        expect(foundSets(steps.at(-1)!.found)).toEqual(new Set(expected));
        expect(exhaustiveUpTo(task.scorer)).toBe(-1);
      }),
      { numRuns: 30 },
    );
  });
});

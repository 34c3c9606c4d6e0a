import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { makeStrict, STRICT_SUBSETS } from './strict.ts';
import { explanationOf } from './task.ts';
import { taskOf, toy } from './toy.fixture.ts';

/** Runs to the return value. */
async function strictly(regions: number, value: (set: RegionSet) => number) {
  const scorer = toy(regions, value);
  const task = await taskOf(scorer);
  const steps = makeStrict(task, explanationOf(task, fullSet(regions)), neverStops);
  for (;;) {
    const { done, value: result } = await steps.next();
    if (done) return { result, asked: scorer.asked.length };
  }
}

describe('makeStrict', () => {
  it('puts the smallest sufficient subset in the place of one that is only 1-minimal', async () => {
    // {0,1,2,3} and {1} are sufficient, and nothing between: a network need not be monotone.
    const { result } = await strictly(4, (set) => (set === fullSet(4) ? 1 : set === setOf([1]) ? 0.7 : 0));
    expect(result).toEqual({ set: setOf([1]), confidence: 0.7, margin: 0.7, strict: true });
  });

  it('takes the surest of equally small ones', async () => {
    const table = new Map([
      [fullSet(5), 1],
      [setOf([0, 1]), 0.6],
      [setOf([2, 4]), 0.9],
    ]);
    const { result } = await strictly(5, (set) => table.get(set) ?? 0);
    expect(result.set).toBe(setOf([2, 4]));
  });

  it('keeps an explanation none of whose proper subsets is sufficient, having tried them all', async () => {
    const { result, asked } = await strictly(10, (set) => (size(set) === 10 ? 1 : 0));
    expect(result).toMatchObject({ set: fullSet(10), strict: true });
    expect(asked).toBe(1024);
  });

  it('says so where there are more subsets than it may try', async () => {
    const { result, asked } = await strictly(11, (set) => (size(set) === 11 ? 1 : 0));
    expect(result).toMatchObject({ set: fullSet(11), strict: false });
    expect(asked - 1).toBeLessThanOrEqual(STRICT_SUBSETS);
    expect(asked - 1).toBeGreaterThan(STRICT_SUBSETS - 32);
  });

  it('finds a small sufficient subset of a large explanation before the bound', async () => {
    const { result } = await strictly(30, (set) => (set === fullSet(30) || set === setOf([7, 21]) ? 1 : 0));
    expect(result).toMatchObject({ set: setOf([7, 21]), strict: true });
  });
});

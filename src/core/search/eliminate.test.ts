import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, isSubset, setOf } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { eliminate } from './eliminate.ts';
import { minimise } from './minimise.ts';
import { allOf, anyFunction, everySet, foundSets, half, lastOf, taskOf, toy, truth, whereAny } from './toy.fixture.ts';
import { PIECE } from './task.ts';

/** The explanations that these starts come down to. */
async function minimalOf(regions: number, value: (set: RegionSet) => number, starts: readonly RegionSet[]) {
  const task = await taskOf(toy(regions, value));
  await task.scorer.score(starts, neverStops);
  return (await allOf(eliminate(task, starts, neverStops))).flat();
}

describe('eliminate', () => {
  it('comes down to a 1-minimal subset, whatever the function', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), async (value) => {
        const { minimal, sufficient } = truth(6, value, half);
        for (const start of sufficient) {
          const [explanation, ...more] = await minimalOf(6, value, [start]);
          expect(more).toEqual([]);
          expect(minimal).toContain(explanation!.set);
          expect(isSubset(explanation!.set, start)).toBe(true);
          expect(explanation!.confidence).toBe(value(explanation!.set));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('leaves what is minimal as it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(5), async (value) => {
        for (const set of truth(5, value, half).minimal) {
          expect(foundSets(await minimalOf(5, value, [set]))).toEqual(new Set([set]));
        }
      }),
    );
  });

  it('drops the region that is needed least', async () => {
    // Without region 0 the set stays surest, although region 1 could go as well.
    const table = new Map([
      [setOf([0, 1, 2]), 1],
      [setOf([1, 2]), 0.9],
      [setOf([0, 2]), 0.8],
    ]);
    const [explanation] = await minimalOf(3, (set) => table.get(set) ?? 0, [fullSet(3)]);
    expect(explanation!.set).toBe(setOf([1, 2]));
  });

  it('drops the last of equally little needed regions, so that there is one outcome', async () => {
    const [explanation] = await minimalOf(4, (set) => (set === 0n ? 0 : 1), [fullSet(4)]);
    expect(explanation!.set).toBe(setOf([0]));
  });

  it('leaps where a large set has many regions to lose, and still ends 1-minimal', async () => {
    const causes = [
      [3, 17, 20, 29],
      [0, 1, 2, 4, 5, 6],
    ];
    const scorer = toy(32, whereAny(...causes));
    const task = await taskOf(scorer);
    const [explanation] = (await allOf(eliminate(task, [fullSet(32)], neverStops))).flat();
    expect(causes.map(setOf)).toContain(explanation!.set);
    // One region a round would be 32 + 31 + … + 5 or 7 sets.
    expect(scorer.asked.length).toBeLessThan(32 * 5);
  });

  it('takes several sets down together and follows them once where they meet', async () => {
    const starts = [setOf([0, 1, 2]), setOf([0, 1, 3]), setOf([2, 3, 4])];
    const found = await minimalOf(5, whereAny([0, 1], [3, 4]), starts);
    expect(found.map(({ set }) => set)).toEqual([setOf([3, 4]), setOf([0, 1])].reverse());
  });

  it('ends at the empty set where that is sufficient', async () => {
    const [explanation] = await minimalOf(3, () => 1, [fullSet(3)]);
    expect(explanation!.set).toBe(0n);
  });

  it('never asks for more than a piece of work at once, and shows a sign of life after each', async () => {
    const sizes: number[] = [];
    const below = toy(40, whereAny([3]));
    const task = await taskOf({
      regions: 40,
      score: (sets, signal) => {
        sizes.push(sets.length);
        return below.score(sets, signal);
      },
    });
    const steps = await allOf(eliminate(task, [fullSet(40)], neverStops));
    expect(Math.max(...sizes)).toBe(PIECE);
    expect(steps.length).toBeGreaterThanOrEqual(sizes.length - 1);
  });
});

describe('minimise', () => {
  it('marks nothing where only 1-minimality is asked for', async () => {
    const task = await taskOf(toy(3, whereAny([0, 1])));
    const explanations = (await allOf(minimise(task, [fullSet(3)], false, neverStops))).flat();
    expect(explanations).toEqual([{ set: setOf([0, 1]), confidence: 1, margin: 1 }]);
  });

  it('finds a strictly minimal explanation where that is asked for, whatever the function', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), async (value) => {
        const task = await taskOf(toy(6, value));
        const { strict } = truth(6, value, half);
        for (const start of everySet(6).filter((set) => truthful(value, set))) {
          await task.scorer.score([start], neverStops);
          const [explanation] = await lastOf(minimise(task, [start], true, neverStops));
          expect(strict).toContain(explanation!.set);
          expect(explanation!.strict).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });
});

function truthful(value: (set: RegionSet) => number, set: RegionSet): boolean {
  return value(set) > value(fullSet(6)) / 2;
}

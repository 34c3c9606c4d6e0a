import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySet, fullSet, isSubset, setOf, size, withRegion } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { descend } from './descend.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, foundSets, half, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const order = (regions: number) => [...Array(regions).keys()];
const beam = (regions: number) => ({
  order: order(regions),
  width: 3,
  successors: 15,
  strict: false,
  known: [],
  apart: [],
  overlap: { kind: 'share', limit: 0.5 } as const,
});

async function search(regions: number, value: SetFunction, start = emptySet, rest = order(regions)) {
  const scorer = toy(regions, value);
  const steps = await allOf(descend(await taskOf(scorer), start, rest, beam(regions), neverStops));
  return { found: steps.at(-1) ?? [], steps, asked: scorer.asked };
}

describe('descend', () => {
  it('finds a shortest sufficient prefix in a few sets, and what it comes down to', async () => {
    const { found, asked } = await search(40, whereAny([3, 11, 17]));
    expect(foundSets(found)).toEqual(new Set([setOf([3, 11, 17])]));
    const prefix = asked.filter((set) => isSubset(setOf([3, 11, 17]), set)).sort((a, b) => size(a) - size(b));
    expect(prefix).toContain(fullSet(18));
    // All but the single removals.
    expect(asked.indexOf(fullSet(18))).toBeLessThan(12);
  });

  it('finds nothing, for one set, where all that may be shown is too little', async () => {
    const { found, asked } = await search(8, whereAny([0, 7]), emptySet, [0, 1, 2, 3]);
    expect(found).toEqual([]);
    expect(asked).toEqual([fullSet(8), setOf([0, 1, 2, 3])]);
  });

  it('shows what it starts from throughout the prefix', async () => {
    const { asked } = await search(12, whereAny([9, 4]), setOf([9]), [0, 1, 2, 3, 4, 5]);
    expect(asked[1]).toBe([0, 1, 2, 3, 4, 5].reduce(withRegion, setOf([9])));
    expect(asked).toContain(setOf([9, 0, 1, 2, 3, 4]));
  });

  it('goes on to a smaller explanation where one beam level leads to it', async () => {
    // {0,1,2} is found from above; {0,1} with 5 beside it is one region less.
    const { found } = await search(7, whereAny([0, 1, 2, 3], [0, 1, 5]), emptySet, [0, 1, 2, 3, 4, 5, 6]);
    expect(found.map(({ set }) => set)).toEqual([setOf([0, 1, 2, 3]), setOf([0, 1, 5])]);
  });

  it('reports only 1-minimal sets, each once, appending, and finds one wherever the prefix is sufficient', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(7), async (value) => {
        const { minimal, sufficient } = truth(7, value, half);
        fc.pre(!sufficient.has(emptySet));
        const { found, steps } = await search(7, value);
        expect(found.length).toBeGreaterThan(0);
        expect(foundSets(found).size).toBe(found.length);
        for (const { set } of found) expect(minimal).toContain(set);
        for (const [at, step] of steps.entries()) {
          const before = steps[at - 1] ?? [];
          expect(step.slice(0, before.length)).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });
});

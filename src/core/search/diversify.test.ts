import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areDiverse } from '../sag/chooseDiverse.ts';
import { members, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { beamSearch } from './beam.ts';
import { diversify } from './diversify.ts';
import type { DiversityOptions, RegionBeam } from './diversify.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, foundSets, half, lastOf, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const overlap = { kind: 'share', limit: 0.5 } as const;
const beam = (regions: number): RegionBeam => ({
  order: [...Array(regions).keys()],
  width: 3,
  successors: 15,
  strict: false,
  overlap,
});
const choice = (roots: number, limit = 0.5): DiversityOptions['choice'] => ({
  roots,
  overlap: { kind: 'share', limit },
});

/** The first search, ended as soon as one explanation is known, then the search for different ones. */
async function search(regions: number, value: SetFunction, wanted: DiversityOptions['choice'], limit = 0) {
  const scorer = toy(regions, value);
  const task = await taskOf(scorer);
  const sizes = { from: 1, to: regions };
  const first = await lastOf(beamSearch(task, { ...beam(regions), limit, known: [], apart: [], sizes }, neverStops));
  const options = { choice: wanted, beam: { ...beam(regions), overlap: wanted.overlap }, limit: 10 };
  const steps = await allOf(diversify(task, first, options, neverStops));
  const last = steps.at(-1)!;
  return {
    ...last,
    first,
    steps,
    asked: scorer.asked,
    roots: last.roots.map((index) => last.explanations[index]!.set),
  };
}

describe('diversify', () => {
  it('finds the disjoint explanations that the first search stopped short of', async () => {
    const { roots, first } = await search(9, whereAny([0, 1], [2, 3, 4], [5, 6, 7]), choice(3));
    expect(foundSets(first.found)).toEqual(new Set([setOf([0, 1])]));
    expect(new Set(roots)).toEqual(new Set([setOf([0, 1]), setOf([2, 3, 4]), setOf([5, 6, 7])]));
  });

  it('needs one set to learn that nothing is left in the complement', async () => {
    const { roots, complement, asked, first } = await search(9, whereAny([0, 1]), choice(3, 0));
    expect(roots).toEqual([setOf([0, 1])]);
    expect(complement).toMatchObject({ set: setOf([2, 3, 4, 5, 6, 7, 8]), sufficient: false });
    expect(first.found).toHaveLength(1);
    expect(asked.at(-1)).toBe(complement!.set);
    expect(asked.filter((set) => size(set) === 7)).toHaveLength(1);
  });

  it('lets half of a root back in where the complement alone is not enough', async () => {
    // Region 0 is in every explanation, so no two are disjoint.
    const { roots, complement } = await search(8, whereAny([0, 1], [0, 2, 3], [0, 4, 5]), choice(3));
    expect(complement?.sufficient).toBe(false);
    expect(new Set(roots)).toEqual(new Set([setOf([0, 1]), setOf([0, 2, 3]), setOf([0, 4, 5])]));
  });

  it('follows what the first search left behind before it searches anew', async () => {
    const { roots, first, asked, steps, complement } = await search(6, (set) => (size(set) >= 2 ? 1 : 0), choice(2, 0));
    expect(first.found).toHaveLength(1);
    expect(roots).toHaveLength(2);
    expect(steps.every(({ level }) => level === 2)).toBe(true);
    // Only the complement of the two was not scored by the first search.
    expect(asked.filter((set) => size(set) === 3)).toEqual([]);
    expect(asked.at(-1)).toBe(complement!.set);
  });

  it('keeps every explanation it finds, each once, all 1-minimal, and says what is left', async () => {
    const wanted = fc.record({ roots: fc.integer({ min: 1, max: 4 }), limit: fc.constantFrom(0, 1 / 3, 0.5) });
    await fc.assert(
      fc.asyncProperty(anyFunction(7), wanted, async (value, { roots: count, limit }) => {
        const { explanations, roots, first, complement } = await search(7, value, choice(count, limit), 1);
        const { minimal, sufficient } = truth(7, value, half);
        expect(explanations.slice(0, first.found.length)).toEqual(first.found);
        expect(foundSets(explanations).size).toBe(explanations.length);
        for (const { set } of explanations) expect(minimal).toContain(set);
        for (const a of roots) {
          for (const b of roots) expect(a === b || areDiverse(a, b, choice(count, limit).overlap)).toBe(true);
        }
        expect(members(complement!.set).some((id) => roots.some((root) => members(root).includes(id)))).toBe(false);
        expect(complement!.sufficient).toBe(sufficient.has(complement!.set));
      }),
      { numRuns: 60 },
    );
  });

  it('stops short of the roots wanted only where the complement of those chosen is not sufficient', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(7), async (value) => {
        const { roots, complement, explanations } = await search(7, value, choice(3, 0.5));
        fc.pre(!foundSets(explanations).has(setOf([])));
        expect(roots.length === 3 || !complement!.sufficient).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('looks for nothing beside an empty set that is sufficient', async () => {
    const { explanations, asked } = await search(5, () => 1, choice(3));
    expect(foundSets(explanations)).toEqual(new Set([0n]));
    expect(asked.every((set) => size(set) <= 1 || size(set) === 5)).toBe(true);
  });

  it('has nothing to say where nothing was found and the whole picture is not sufficient', async () => {
    const { explanations, roots, complement } = await search(4, () => 0, choice(3));
    expect([explanations, roots, complement]).toEqual([[], [], null]);
  });

  it('is where a search that looked only at small sets gets its first explanation from', async () => {
    const task = await taskOf(toy(6, whereAny([0, 1, 2, 3])));
    const options = { choice: choice(3), beam: beam(6), limit: 10 };
    const { explanations } = await lastOf(diversify(task, { level: 2, found: [] }, options, neverStops));
    expect(foundSets(explanations)).toEqual(new Set([setOf([0, 1, 2, 3])]));
  });

  it('comes from above to explanations larger than any beam grows to', async () => {
    const ids = (from: number) => Array.from({ length: 8 }, (_, at) => from + at);
    const task = await taskOf(toy(16, whereAny(ids(0), ids(8))));
    const options = { choice: choice(2), beam: beam(16), limit: 10 };
    const { roots, explanations } = await lastOf(diversify(task, { level: 0, found: [] }, options, neverStops));
    expect(new Set(roots.map((index) => explanations[index]!.set))).toEqual(new Set([setOf(ids(0)), setOf(ids(8))]));
  });

  it('admits near copies last, and no more than the limit of them', async () => {
    // All explanations have region 0, so with nothing shared there is one root whatever is found.
    const value = whereAny([0, 1], [0, 2], [0, 3], [0, 4], [0, 5]);
    const task = await taskOf(toy(6, value));
    await task.scorer.score(
      [1, 2, 3, 4, 5].map((id) => setOf([0, id])),
      neverStops,
    );
    const options = { choice: choice(3, 0), beam: { ...beam(6), overlap: choice(3, 0).overlap }, limit: 2 };
    const last = await lastOf(diversify(task, { level: 2, found: [] }, options, neverStops));
    expect(last.roots).toHaveLength(1);
    expect(last.explanations).toHaveLength(3);
  });
});

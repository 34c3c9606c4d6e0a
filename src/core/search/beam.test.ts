import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import {
  emptySet,
  fullSet,
  has,
  intersection,
  isSubset,
  members,
  setOf,
  size,
  withRegion,
} from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import type { BeamOptions } from './beam.ts';
import { beamSearch } from './beam.ts';
import type { Overlap } from './settings.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, foundSets, half, monotoneFunction, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const order = (regions: number) => [...Array(regions).keys()];
function options(regions: number, change: Partial<BeamOptions> = {}): BeamOptions {
  const apart = { apart: [], overlap: { kind: 'share', limit: 0.5 } } as const;
  const sizes = { from: 1, to: regions };
  return {
    order: order(regions),
    width: 3,
    successors: 15,
    limit: 10,
    strict: false,
    known: [],
    ...apart,
    sizes,
    ...change,
  };
}
function unlimited(regions: number): BeamOptions {
  return options(regions, { width: 2 ** regions, successors: regions, limit: Infinity });
}
async function search(regions: number, value: SetFunction, settings = options(regions)) {
  const scorer = toy(regions, value);
  const steps = await allOf(beamSearch(await taskOf(scorer), settings, neverStops));
  return { ...steps.at(-1)!, steps, asked: scorer.asked };
}

describe('beamSearch without limits', () => {
  it.each([
    ['2 × 2', 4, 200],
    ['2 × 3', 6, 100],
    ['3 × 3', 9, 20],
    ['3 × 4', 12, 3],
  ])('finds exactly the explanations of a monotone classifier on %s regions', async (_grid, regions, numRuns) => {
    await fc.assert(
      fc.asyncProperty(monotoneFunction(regions), async (value) => {
        const { found } = await search(regions, value, unlimited(regions));
        const { minimal, strict } = truth(regions, value, half);
        expect(minimal).toEqual(strict);
        expect(foundSets(found)).toEqual(value(emptySet) > value(setOf(order(regions))) / 2 ? new Set([0n]) : strict);
      }),
      { numRuns },
    );
  });

  it('finds all strictly minimal sets of any classifier, and nothing that is not 1-minimal', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(6), async (value) => {
        const { found } = await search(6, value, unlimited(6));
        const { minimal, strict, sufficient } = truth(6, value, half);
        const expected = sufficient.has(emptySet) ? [emptySet] : [...strict];
        for (const set of expected) expect(foundSets(found)).toContain(set);
        for (const { set } of found) expect(minimal).toContain(set);
      }),
      { numRuns: 200 },
    );
  });

  it('finds exactly the strictly minimal sets where strictness is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(5), async (value) => {
        const { found } = await search(5, value, { ...unlimited(5), strict: true });
        const { strict } = truth(5, value, half);
        expect(foundSets(found)).toEqual(strict);
      }),
    );
  });
});

describe('beamSearch', () => {
  const width = fc.integer({ min: 1, max: 4 });
  const successors = fc.integer({ min: 1, max: 8 });
  const limit = fc.integer({ min: 0, max: 4 });
  const settings = fc.record({ width, successors, limit });

  it('reports only 1-minimal sets, each once, and never scores a set twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(8), settings, async (value, change) => {
        const { found, asked } = await search(8, value, options(8, change));
        const { minimal } = truth(8, value, half);
        for (const { set } of found) expect(minimal).toContain(set);
        expect(foundSets(found).size).toBe(found.length);
        expect(asked.length).toBeLessThanOrEqual(2 ** 8);
      }),
      { numRuns: 40 },
    );
  });

  it('finds at least one explanation where the whole picture is sufficient, however narrow', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(7), settings, async (value, change) => {
        expect((await search(7, value, options(7, change))).found.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  it('tells the same story twice, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(7), settings, async (value, change) => {
        const [first, second] = [
          await search(7, value, options(7, change)),
          await search(7, value, options(7, change)),
        ];
        expect(second.steps).toEqual(first.steps);
      }),
      { numRuns: 20 },
    );
  });

  it('holds exactly its width: the surest different sets of each size', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(7), width, async (value, kept) => {
        // Nothing but the whole picture is sufficient, so nothing is eliminated and all that is asked is the beam's.
        const faint: SetFunction = (set) => (size(set) === 7 ? 1 : value(set) / 4);
        const { asked } = await search(7, faint, options(7, { width: kept }));
        for (let count = 1; count < 5; count++) {
          const ranked = asked
            .filter((set) => size(set) === count)
            .sort((a, b) => faint(b) - faint(a) || (a < b ? -1 : 1));
          const grown = ranked.slice(0, kept).flatMap((set) => order(7).map((id) => withRegion(set, id)));
          const possible = new Set(grown.filter((set) => size(set) === count + 1));
          const next = asked.filter((set) => size(set) === count + 1);
          for (const set of next) expect(possible).toContain(set);
          // As many by the order as by promise.
          expect(next).toHaveLength(Math.min(possible.size, 2 * (count === 1 ? 3 : 4) * kept));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('tries nothing that contains an explanation', async () => {
    const { found, asked } = await search(9, whereAny([0, 1], [3, 4, 5, 6]), options(9, { width: 2, limit: 1 }));
    expect(foundSets(found)).toEqual(new Set([setOf([0, 1]), setOf([3, 4, 5, 6])]));
    const containing = asked.filter((set) => isSubset(setOf([0, 1]), set));
    expect(containing).toEqual([fullSet(9), setOf([0, 1])]);
  });

  it('tries, after the singles, as many successors as asked by what it learned and then by the order', async () => {
    // Region 6 adds most, then 5; the order says 0, then 1.
    const value: SetFunction = (set) =>
      size(set) === 8 ? 1 : members(set).reduce((sum, id) => sum + id ** 2, 1) / 400;
    const { asked } = await search(8, value, options(8, { width: 1, successors: 2, limit: 0 }));
    const pairs = asked.filter((set) => size(set) === 2);
    expect(pairs.slice(0, 2)).toEqual([setOf([7, 6]), setOf([7, 5])]);
    expect(new Set(pairs.slice(2))).toEqual(new Set([setOf([7, 0]), setOf([7, 1])]));
  });

  it('leaves what the order proposes where the most promising sets brought enough', async () => {
    const value: SetFunction = (set) =>
      size(set) >= 2 && has(set, 7) ? 1 : members(set).reduce((sum, id) => sum + id, 0) / 100;
    const { asked, found } = await search(8, value, options(8, { width: 1, successors: 2, limit: 0 }));
    expect(found).toHaveLength(1);
    expect(asked.filter((set) => size(set) === 2)).toEqual([setOf([7, 6]), setOf([7, 5])]);
  });

  it('stops once more than the limit are found', async () => {
    const { found, level, asked } = await search(8, (set) => (size(set) >= 2 ? 1 : 0), options(8, { limit: 2 }));
    expect(found).toHaveLength(3);
    expect(level).toBe(2);
    expect(asked.every((set) => size(set) <= 2 || size(set) === 8)).toBe(true);
  });

  it('grows from what is known of its first size, and not beyond its last', async () => {
    const scorer = toy(8, (set) => size(set) / 16);
    const task = await taskOf(scorer);
    await task.scorer.score([setOf([1, 2, 3]), setOf([4, 5, 6])], neverStops);
    await allOf(beamSearch(task, options(8, { width: 1, sizes: { from: 3, to: 4 } }), neverStops));
    const grown = scorer.asked.filter((set) => size(set) > 3 && size(set) < 8);
    expect(new Set(grown)).toEqual(new Set([0, 4, 5, 6, 7].map((id) => setOf([1, 2, 3, id]))));
  });

  it('tries no set that shares too much with what it is to differ from, however it grows', async () => {
    const root = setOf([0, 1, 2]);
    const overlap = fc.constantFrom<Overlap>({ kind: 'count', limit: 1 }, { kind: 'share', limit: 0.5 });
    await fc.assert(
      fc.asyncProperty(anyFunction(7), overlap, async (value, limit) => {
        const scorer = toy(7, value);
        const apart = { apart: [root], known: [root], overlap: limit };
        const steps = await allOf(beamSearch(await taskOf(scorer), options(7, apart), neverStops));
        const { minimal } = truth(7, value, half);
        for (const { set } of steps.at(-1)!.found) expect(minimal).toContain(set);
        // Elimination alone scores sets that lie in one that was tried.
        const tried = scorer.asked.filter((set) => size(set) > 1 && size(set) < 7);
        for (const set of tried) expect(size(intersection(set, root))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  });

  it('shows nothing but regions of its order', async () => {
    const { found, asked } = await search(6, whereAny([1, 2], [4]), options(6, { order: [2, 1, 0], limit: 0 }));
    expect(foundSets(found)).toEqual(new Set([setOf([1, 2])]));
    for (const set of asked.slice(1)) expect(isSubset(set, setOf([0, 1, 2]))).toBe(true);
  });

  it('neither counts nor meets again what was known before', async () => {
    const known = [setOf([1, 2])];
    const { found } = await search(6, whereAny([1, 2], [4, 5]), options(6, { known, limit: 0 }));
    expect(foundSets(found)).toEqual(new Set([setOf([4, 5])]));
  });

  it('reports an empty set that is sufficient as the only explanation', async () => {
    const { found, asked } = await search(5, () => 0.4);
    expect(foundSets(found)).toEqual(new Set([emptySet]));
    expect(asked.every((set) => size(set) !== 2)).toBe(true);
  });

  it('finds nothing, and ends, where nothing is sufficient', async () => {
    const { found } = await search(5, () => 0);
    expect(found).toEqual([]);
  });

  it('handles one region', async () => {
    expect(foundSets((await search(1, (set: RegionSet) => size(set))).found)).toEqual(new Set([setOf([0])]));
  });

  it('yields for every size, growing what it has', async () => {
    const { steps } = await search(8, whereAny([0, 1, 2, 3], [2, 3, 4, 5, 6]), options(8, { width: 20, limit: 1 }));
    expect(new Set(steps.map(({ level }) => level))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    for (const [at, { found }] of steps.entries()) {
      const before = steps[at - 1]?.found ?? [];
      expect(found.slice(0, before.length)).toEqual(before);
    }
  });
});

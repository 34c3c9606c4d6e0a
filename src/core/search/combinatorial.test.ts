import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { combinatorialSearch } from './combinatorial.ts';
import { subsetsOfSize } from './subsets.ts';
import { eliminate } from './eliminate.ts';
import { allOf, anyFunction, foundSets, half, lastOf, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const order = [4, 2, 0, 1, 3, 5, 6];

describe('combinatorialSearch', () => {
  it('visits every k-subset of the n best once, and finds what each comes down to', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFunction(7),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 4 }),
        async (value, candidates, count) => {
          const scorer = toy(7, value);
          const steps = combinatorialSearch(
            await taskOf(scorer),
            { order, candidates, size: count, strict: false },
            neverStops,
          );
          const { found } = await lastOf(steps);
          const subsets = [...subsetsOfSize(order.slice(0, candidates), Math.min(count, candidates))];
          expect(scorer.asked.filter((set) => size(set) === Math.min(count, candidates) && size(set) < 7)).toEqual(
            expect.arrayContaining(subsets.filter((set) => size(set) < 7)),
          );
          const { sufficient, minimal } = truth(7, value, half);
          const task = await taskOf(toy(7, value));
          const starts = subsets.filter((set) => sufficient.has(set));
          await task.scorer.score(starts, neverStops);
          const reachable = foundSets((await allOf(eliminate(task, starts, neverStops))).flat());
          expect(foundSets(found)).toEqual(reachable);
          expect(foundSets(found).size).toBe(found.length);
          for (const set of reachable) expect(minimal).toContain(set);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('finds nothing outside the best', async () => {
    const task = await taskOf(toy(7, whereAny([5, 6], [2, 4])));
    const { found } = await lastOf(
      combinatorialSearch(task, { order, candidates: 4, size: 3, strict: false }, neverStops),
    );
    expect(foundSets(found)).toEqual(new Set([setOf([2, 4])]));
  });

  it('looks for smaller subsets where strictness is asked for', async () => {
    const value = (set: bigint) => (set === setOf([0, 2, 4]) || set === setOf([4]) ? 1 : 0);
    const task = await taskOf(toy(7, (set) => (set === setOf(order) ? 1 : value(set))));
    const { found } = await lastOf(
      combinatorialSearch(task, { order, candidates: 3, size: 3, strict: true }, neverStops),
    );
    expect(found).toEqual([{ set: setOf([4]), confidence: 1, margin: 1, strict: true }]);
  });
});

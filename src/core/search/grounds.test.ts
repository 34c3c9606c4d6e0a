import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { has, intersection, isSubset, members, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { complementOf, nextGround } from './grounds.ts';
import type { Overlap } from './settings.ts';
import type { SetFunction } from './toy.fixture.ts';
import { setsOver } from '../sag/lookUp.fixture.ts';
import { anyFunction, half, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const share = (limit: number): Overlap => ({ kind: 'share', limit });
const count = (limit: number): Overlap => ({ kind: 'count', limit });

/** Grounds one after the other, until there are no more. */
async function grounds(regions: number, value: SetFunction, roots: readonly RegionSet[], overlap: Overlap) {
  const scorer = toy(regions, value);
  const task = await taskOf(scorer);
  const tried = new Set<RegionSet>();
  for (;;) {
    const ground = await nextGround(task, roots, overlap, tried, neverStops);
    if (ground === null) return { tried: [...tried], asked: scorer.asked };
    tried.add(ground);
  }
}

describe('complementOf', () => {
  it('is what no root uses', () => {
    expect(members(complementOf(6, [setOf([4, 0]), setOf([0, 3])]))).toEqual([1, 2, 5]);
    expect(members(complementOf(3, []))).toEqual([0, 1, 2]);
  });
});

describe('nextGround', () => {
  it('is the complement where that is sufficient, for one set', async () => {
    const scorer = toy(6, whereAny([0, 1], [3, 4]));
    const roots = [setOf([0, 1])];
    const ground = await nextGround(await taskOf(scorer), roots, share(0.5), new Set(), neverStops);
    expect(ground).toBe(setOf([2, 3, 4, 5]));
    expect(scorer.asked).toHaveLength(2);
  });

  it('lets the region back in without which nothing is sufficient, and no other', async () => {
    const { tried } = await grounds(6, whereAny([0, 1], [1, 3]), [setOf([0, 1])], share(0.5));
    expect(tried).toEqual([setOf([1, 2, 3, 4, 5])]);
  });

  it('lets in the surest first, as many as may be shared', async () => {
    // Of the root's four regions two may return; 2 and 3 help most, and only both together are enough.
    const worth = [0.1, 0.1, 0.2, 0.3, 0.15, 0.15];
    const value = (set: RegionSet) => worth.reduce((sum, one, id) => sum + (has(set, id) ? one : 0), 0);
    const { tried, asked } = await grounds(6, value, [setOf([0, 1, 2, 3])], share(0.5));
    expect(tried).toEqual([setOf([3, 4, 5]), setOf([2, 3, 4, 5])]);
    expect(asked).toHaveLength(1 + 1 + 4 + 3);
  });

  it('is nowhere where nothing may be shared and the complement is not sufficient', async () => {
    for (const overlap of [count(0), share(0.3)]) {
      const { tried, asked } = await grounds(6, whereAny([0, 1]), [setOf([0, 1])], overlap);
      expect(tried).toEqual([]);
      expect(asked).toHaveLength(2);
    }
  });

  it('lets a third of three regions be one', async () => {
    const { tried } = await grounds(4, whereAny([0, 3]), [setOf([0, 1, 2])], share(1 / 3));
    expect(tried).toEqual([setOf([0, 3])]);
  });

  it('gives different sufficient sets that share no more with any root than a set of its size may', async () => {
    const roots = fc.uniqueArray(setsOver(7), { minLength: 1, maxLength: 3 });
    const overlap = fc.oneof(
      fc.integer({ min: 0, max: 20 }).map((n) => share(n / 20)),
      fc.integer({ min: 0, max: 4 }).map(count),
    );
    await fc.assert(
      fc.asyncProperty(anyFunction(7), roots, overlap, async (value, sets, rule) => {
        const { tried } = await grounds(7, value, sets, rule);
        const { sufficient } = truth(7, value, half);
        expect(new Set(tried).size).toBe(tried.length);
        for (const ground of tried) {
          expect(sufficient).toContain(ground);
          expect(isSubset(complementOf(7, sets), ground)).toBe(true);
          for (const root of sets) {
            const shared = size(intersection(root, ground));
            expect(shared).toBeLessThanOrEqual((rule.kind === 'count' ? rule.limit : rule.limit * size(root)) + 1e-9);
          }
        }
      }),
    );
  });
});

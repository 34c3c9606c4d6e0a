/**
 * Subsets by size, one at a time.
 *
 * Subsets come in the order of the list they are taken from (the first ones first),
 * so a list sorted by importance gives the promising subsets early. Nothing is held
 * but the subset at hand.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, withRegion } from '../regions/regionSet.ts';

/** All subsets of exactly `count` of the regions, lexicographic by position in the list. */
export function* subsetsOfSize(regions: readonly RegionId[], count: number): Generator<RegionSet> {
  yield* extend(regions, emptySet, 0, count);
}

function* extend(regions: readonly RegionId[], set: RegionSet, from: number, count: number): Generator<RegionSet> {
  if (count === 0) {
    yield set;
    return;
  }
  for (const [at, id] of regions.slice(from, regions.length - count + 1).entries()) {
    yield* extend(regions, withRegion(set, id), from + at + 1, count - 1);
  }
}

/** How many subsets of `count` there are among `of` regions. */
export function binomial(of: number, count: number): number {
  let ways = count >= 0 && count <= of ? 1 : 0;
  for (let i = 1; i <= count && ways > 0; i++) ways = (ways * (of - count + i)) / i;
  return Math.round(ways);
}

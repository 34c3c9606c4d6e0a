/**
 * What showing a region adds, learned from everything scored so far.
 *
 * A seed ranks regions before anything is known of small sets. Every set that is scored
 * says more: two known sets that differ in one region say what that region adds to the
 * smaller of them. Their mean, those of the size at hand first, foretells which sets
 * are worth a forward pass next. A guess: it decides what is tried first and never what
 * counts as an explanation.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { members, size, withoutRegion } from '../regions/regionSet.ts';
import type { Score } from './scorer.ts';
import { ratioOf } from './sufficiency.ts';
import type { SearchTask } from './task.ts';

/** Share of the whole picture's confidence below which sets are alike: their logarithms would drown all others. */
const FAINT = 1e-3;

/** Logarithm of the ratio, in which the gains of several regions add up better than in confidences. */
export function logRatio(score: Score, whole: Score): number {
  return Math.log(Math.max(ratioOf(score, whole), FAINT));
}

/**
 * Mean gain in the logarithm of the confidence per region, 0 where nothing is known of it. A pair counts half
 * as much for every region by which its smaller set differs in size from `about`.
 */
export function gainsOf({ scorer, whole }: SearchTask, about: number): Float64Array {
  const gains = new Float64Array(scorer.regions);
  const weights = new Float64Array(scorer.regions);
  const logs = new Map<RegionSet, number>();
  for (const [set, score] of scorer.entries()) logs.set(set, logRatio(score, whole));
  for (const [set, above] of logs) {
    const weight = 0.5 ** Math.abs(size(set) - 1 - about);
    for (const id of members(set)) {
      const below = logs.get(withoutRegion(set, id));
      if (below === undefined) continue;
      gains[id] = (gains[id] ?? 0) + weight * (above - below);
      weights[id] = (weights[id] ?? 0) + weight;
    }
  }
  return gains.map((sum, id) => ((weights[id] ?? 0) > 0 ? sum / (weights[id] ?? 1) : 0));
}

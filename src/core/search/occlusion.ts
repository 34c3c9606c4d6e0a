/**
 * What is lost when one region alone is hidden.
 *
 * One set per region answers two questions: how much each matters (the seed), and
 * which are *necessary*, the counterpart of sufficiency: where hiding a region alone
 * is no longer sufficient, a monotone classifier has it in every explanation.
 */
import type { RegionId } from '../regions/regionSet.ts';
import { fullSet } from '../regions/regionSet.ts';
import { removalsOf } from './eliminate.ts';
import type { SearchTask } from './task.ts';
import { isKnownSufficient } from './task.ts';

/** Drop in confidence per region, negative where hiding it makes the classifier surer. All single removals must be scored. */
export function occlusionOf({ scorer, whole }: SearchTask): Float32Array {
  const removals = removalsOf(fullSet(scorer.regions));
  return Float32Array.from(removals, (set) => whole.confidence - (scorer.known(set)?.confidence ?? Number.NaN));
}

/** Ascending. All single removals must be scored. */
export function necessaryRegions(task: SearchTask): RegionId[] {
  const removals = removalsOf(fullSet(task.scorer.regions));
  return [...removals.entries()].filter(([, set]) => !isKnownSufficient(task, set)).map(([id]) => id);
}

/**
 * Exhaustive search: every set of up to a given size, smallest first.
 *
 * Finds exactly the 1-minimal explanations of up to that size. Sets that contain a
 * known explanation are scored all the same: a network is not monotone, so they may
 * be 1-minimal themselves, and the certificate says *every* set.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import { removalsOf } from './eliminate.ts';
import { subsetsOfSize } from './subsets.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { bySureness, explanationOf, isKnownSufficient, piecesOf, withFresh } from './task.ts';

export interface ExhaustiveOptions {
  /** All regions; the order decides only what is seen first within one size. */
  readonly order: readonly RegionId[];
  readonly maxSize: number;
}

/** An empty set that is sufficient is the only explanation there is, and ends the search. */
export async function* exhaustiveSearch(
  task: SearchTask,
  { order, maxSize }: ExhaustiveOptions,
  signal: StopSignal,
): AsyncGenerator<SearchStep, void> {
  let step: SearchStep = { level: 0, found: [], leads: [] };
  for (let level = 0; level <= Math.min(maxSize, order.length); level++) {
    for (const piece of piecesOf(subsetsOfSize(order, level))) {
      await task.scorer.score(piece, signal);
      const minimal = bySureness(task, piece).filter((set) => isMinimal(task, set));
      const found = minimal.map((set) => explanationOf(task, set));
      step = { ...step, level, found: withFresh(step.found, found) };
      yield step;
    }
    if (level === 0 && step.found.length > 0) return;
  }
}

/** Costs no scoring: what has one region less was scored a size ago. */
function isMinimal(task: SearchTask, set: RegionSet): boolean {
  return isKnownSufficient(task, set) && removalsOf(set).every((removal) => !isKnownSufficient(task, removal));
}

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
import type { MinimalSufficientExplanation } from './findings.ts';
import { subsetsOfSize } from './subsets.ts';
import { isSufficient } from './sufficiency.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { piecesOf, withFresh } from './task.ts';

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
  let step: SearchStep = { level: 0, found: [] };
  for (let level = 0; level <= Math.min(maxSize, order.length); level++) {
    for (const piece of piecesOf(subsetsOfSize(order, level))) {
      const found = await minimalAmong(task, piece, signal);
      step = { ...step, level, found: withFresh(step.found, found) };
      yield step;
    }
    if (level === 0 && step.found.length > 0) return;
  }
}

/** Of the sets of a piece, the surest first. What has one region less was scored a size ago, and perhaps forgotten since. */
async function minimalAmong(
  { scorer, whole, sufficiency }: SearchTask,
  piece: readonly RegionSet[],
  signal: StopSignal,
): Promise<MinimalSufficientExplanation[]> {
  const minimal: MinimalSufficientExplanation[] = [];
  for (const [at, { confidence, margin }] of (await scorer.score(piece, signal)).entries()) {
    const set = piece[at];
    if (set === undefined || !isSufficient({ confidence, margin }, whole, sufficiency)) continue;
    const smaller = await scorer.score(removalsOf(set), signal);
    if (!smaller.some((score) => isSufficient(score, whole, sufficiency))) minimal.push({ set, confidence, margin });
  }
  return minimal.sort((a, b) => b.confidence - a.confidence || (a.set < b.set ? -1 : 1));
}

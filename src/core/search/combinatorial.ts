/**
 * Combinatorial search: all subsets of one size among the best regions.
 *
 * The search of the first released code (Shitole et al., 2020: n of the best, all
 * k-subsets, each sufficient one made minimal). Smaller explanations come from
 * elimination only.
 */
import type { RegionId } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import { minimise } from './minimise.ts';
import { subsetsOfSize } from './subsets.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { bySureness, isKnownSufficient, piecesOf, withFresh } from './task.ts';

export interface CombinatorialOptions {
  /** All regions, most important first. */
  readonly order: readonly RegionId[];
  /** How many of them take part (n). */
  readonly candidates: number;
  /** Size of the subsets (k); no more than take part. */
  readonly size: number;
  readonly strict: boolean;
}

export async function* combinatorialSearch(
  task: SearchTask,
  options: CombinatorialOptions,
  signal: StopSignal,
): AsyncGenerator<SearchStep, void> {
  const regions = options.order.slice(0, options.candidates);
  const level = Math.min(options.size, regions.length);
  let step: SearchStep = { level, found: [] };
  for (const piece of piecesOf(subsetsOfSize(regions, level))) {
    await task.scorer.score(piece, signal);
    const sufficient = piece.filter((set) => isKnownSufficient(task, set));
    for await (const minimal of minimise(task, bySureness(task, sufficient), options.strict, signal)) {
      step = { ...step, found: withFresh(step.found, minimal) };
      yield step;
    }
    yield step;
  }
}

/**
 * The port between every search and whatever can judge region sets.
 *
 * A scorer answers, for a list of region sets, how sure the classifier stays of
 * the explained class when only those regions are visible. Searches are written
 * against this and know nothing of networks, batches or memory; a test passes a
 * table look-up.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';

export interface Score {
  /** Softmax probability of the explained class, 0–1. */
  readonly confidence: number;
  /** `confidence` minus the probability of the best *other* class, −1 … 1. */
  readonly margin: number;
}

export interface Scorer {
  /** How many regions the grid has. */
  readonly regions: number;
  /**
   * One score per set, in order. Rejects with the signal's reason where it was
   * stopped between batches.
   */
  score(sets: readonly RegionSet[], signal: StopSignal): Promise<readonly Score[]>;
}

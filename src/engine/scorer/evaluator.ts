/**
 * One thread's forward passes over masked pictures.
 *
 * An evaluator is made for one subject (picture × network × class × baseline ×
 * footprint) and answers for any of its region sets. It remembers nothing, so the
 * same set costs a forward each time; `core/search/memo.ts` is where sets are
 * remembered, `regionScorer.ts` where lists are cut up and shared out.
 */
import type { Baseline } from '../../core/regions/baseline.ts';
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Preprocess } from '../picture/preprocess.ts';

/** How region sets of one picture become pictures; plain data, so it crosses threads. */
export interface MaskedSubject {
  readonly picture: SeenPicture;
  readonly preprocess: Preprocess;
  readonly grid: Grid;
  readonly footprint: Footprint;
  readonly baseline: Baseline;
}

/** The same with the class whose confidence is asked for. */
export interface ScoringSubject extends MaskedSubject {
  /** Class index; every class of the network counts as a possible better one, background included. */
  readonly target: number;
  /** Most sets in one forward pass; left out: chosen for the network and the back end. */
  readonly batchSize?: number;
}

export interface Evaluator {
  /** Most sets one call may pass. */
  readonly batchSize: number;
  /** Calls worth having under way at once, so that the device never waits for a read-back or a message. */
  readonly inFlight: number;
  /**
   * Does once what the first batch would pay for: compiles, fills pools, finds the batch that fits the device
   * (`batchSize` may be smaller afterwards). Never needed for right answers; rejects as `evaluate` does.
   */
  warm(): Promise<void>;
  /** Two numbers per set, in order: confidence (0–1) and margin (−1 … 1). */
  evaluate(sets: readonly RegionSet[]): Promise<Float32Array>;
  readonly dispose: () => void;
}

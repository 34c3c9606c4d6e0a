/**
 * What a search has found so far, and in the end.
 *
 * One shape for both: a running search yields `Findings` that only grow better,
 * and whoever stops it keeps the last one. Confidences are of the explained class.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import type { Sag } from '../sag/sag.ts';
import type { Score } from './scorer.ts';

/** A sufficient set none of whose regions can go (an MSE). */
export interface MinimalSufficientExplanation extends Score {
  readonly set: RegionSet;
  /**
   * Only where strict minimality was asked for. True: no proper subset at all is
   * sufficient; false: too many to try them all (see `strict.ts`).
   */
  readonly strict?: boolean;
}

export type SearchStage = 'whole' | 'occlusion' | 'search' | 'diversity' | 'graph' | 'done';

/** Why no further diverse explanation was looked for. */
export interface ComplementReport {
  /** Regions used by no chosen root. */
  readonly set: RegionSet;
  readonly score: Score;
  readonly sufficient: boolean;
}

export interface Findings {
  readonly stage: SearchStage;
  /** Set size the search is at, 0 before it starts. */
  readonly level: number;
  readonly whole: Score;
  /** Drop in confidence when only this region is hidden, one per region; null until known. */
  readonly occlusion: Float32Array | null;
  /** Regions whose hiding alone leaves an insufficient set. */
  readonly necessary: readonly RegionId[];
  readonly explanations: readonly MinimalSufficientExplanation[];
  /** Indexes into `explanations` of the ones chosen for display. */
  readonly roots: readonly number[];
  /** What is left when every root is hidden; null until tested. */
  readonly complement: ComplementReport | null;
  readonly graph: Sag | null;
  /** Every set of up to this many regions was scored; −1: not even the empty one. */
  readonly exhaustiveUpTo: number;
  /** Forward passes spent on region sets. */
  readonly evaluations: number;
  /** Different region sets asked for. */
  readonly distinct: number;
}

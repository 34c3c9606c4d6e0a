/**
 * What was measured on one map of one picture, and how it was asked for.
 *
 * Plain data: it crosses the worker boundary and lies in files as it is. Does not know
 * how anything is measured.
 */
import type { MeasureId } from './measureCard.ts';

/** The target's score while a picture is taken apart or put together, pixel by pixel. */
export interface Curve {
  /** Of the pixels that have been changed, ascending from 0 to 1. */
  readonly shares: readonly number[];
  /**
   * After each share: the confidence in the class; the difference of two where the target is a
   * class against another; a node's mean where it is a node.
   */
  readonly confidences: readonly number[];
  /** Under the curve, by the trapezoid rule, as if all steps were equally long. */
  readonly area: number;
}

/** Sensitivity-n at each number of cells that was tried. */
export interface SensitivityCurve {
  /** How many cells were hidden at once, ascending. */
  readonly sizes: readonly number[];
  /** −1 … 1 for each; null where all sums of the map or all changes of the score are equal. */
  readonly correlations: readonly (number | null)[];
}

export interface MapMeasures {
  /** null where it was not asked for, or where the map or the network gives it no answer. */
  readonly values: Readonly<Record<MeasureId, number | null>>;
  readonly insertion: Curve | null;
  readonly deletion: Curve | null;
  readonly sensitivity: SensitivityCurve | null;
}

/** Edges in pixels of the picture as the network sees it. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface MeasureSettings {
  readonly measures: readonly MeasureId[];
  /** Of insertion and deletion; each changes as many pixels, the last one the rest. */
  readonly steps: number;
  /** What insertion begins with, in pixels of the picture. */
  readonly blur: { readonly taps: number; readonly sigma: number };
  /** For sensitivity-n. */
  readonly removal: {
    /** Along each side; a cell is hidden as a whole. */
    readonly cells: number;
    /** How many numbers of cells are tried. */
    readonly sizes: number;
    /** Random sets of cells for each of them. */
    readonly subsets: number;
  };
  /** Random squares for infidelity. */
  readonly squares: number;
  /** For max-sensitivity: the largest change of a colour value, as a share of its range, and how many times. */
  readonly noise: { readonly radius: number; readonly draws: number };
  /** Where the thing is, for the pointing games; empty where nobody has said. */
  readonly boxes: readonly Box[];
  /** Of everything that is left to chance; the same seed asks the same of every map. */
  readonly seed: number;
}

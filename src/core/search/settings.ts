/**
 * Every choice that decides what is found, as one plain value.
 *
 * It travels unchanged from the controls of the page or the flags of the command
 * line to the search, into links and into explanation files. The defaults and the
 * preset *as published* (Shitole et al. 2021) are here and nowhere else.
 */
import type { BaselineKind } from '../regions/baseline.ts';
import type { Footprint } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';

/** A set is sufficient when its ratio is above `ratio` and, with `topClass`, its margin above 0. Both strict. */
export interface Sufficiency {
  /** Share of the whole picture's confidence, 0–0.95. */
  readonly ratio: number;
  readonly topClass: boolean;
}

/** Where the order in which regions are tried comes from. */
export type SeedKind = 'occlusion' | 'i-gos' | 'grad-cam' | 'none';

export interface BeamSettings {
  readonly kind: 'beam';
  /** Sets kept per size. */
  readonly width: number;
  /** Regions tried per kept set, best first by the seed map; with seed *none* all are tried. */
  readonly successors: number;
  /** Stop after the size at which more than this many explanations are known. */
  readonly limit: number;
  readonly seed: SeedKind;
  /** Also verify that no proper subset at all is sufficient. */
  readonly strict: boolean;
}

export interface CombinatorialSettings {
  readonly kind: 'combinatorial';
  /** How many of the best regions take part (n). */
  readonly candidates: number;
  /** Size of the subsets, all of which are tried (k). */
  readonly size: number;
  readonly seed: SeedKind;
  readonly strict: boolean;
}

export interface ExhaustiveSettings {
  readonly kind: 'exhaustive';
  /** Every set of up to this many regions is tried. */
  readonly maxSize: number;
}

export type SearchSettings = BeamSettings | CombinatorialSettings | ExhaustiveSettings;

/** How much two displayed explanations may share: a proportion of the smaller set, or a number of regions. */
export interface Overlap {
  readonly kind: 'share' | 'count';
  readonly limit: number;
}

export interface ExplainSettings {
  readonly grid: Grid;
  readonly footprint: Footprint;
  readonly baseline: BaselineKind;
  readonly sufficiency: Sufficiency;
  readonly search: SearchSettings;
  readonly choice: { readonly roots: number; readonly overlap: Overlap };
  readonly graph: { readonly budget: number };
}

/** Width, successors and limit as published. */
export const defaultBeam: BeamSettings = {
  kind: 'beam',
  width: 3,
  successors: 15,
  limit: 10,
  seed: 'occlusion',
  strict: false,
};

export const defaultSettings: ExplainSettings = {
  grid: { rows: 7, cols: 7 },
  footprint: 'tent',
  baseline: 'mean',
  sufficiency: { ratio: 0.5, topClass: true },
  search: defaultBeam,
  choice: { roots: 3, overlap: { kind: 'share', limit: 0.5 } },
  graph: { budget: 300 },
};

/** Black, nine tenths of the confidence whatever the top class, at most one shared region. */
export const asPublished: ExplainSettings = {
  ...defaultSettings,
  baseline: 'black',
  sufficiency: { ratio: 0.9, topClass: false },
  choice: { roots: 3, overlap: { kind: 'count', limit: 1 } },
};

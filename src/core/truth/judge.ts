/**
 * A region set held against what is known to be enough.
 *
 * The verdict is about parts: which known sufficient sets of parts the regions show,
 * what is missing of the nearest one, and which regions show no part at all. It says
 * nothing about the network, which may well have its own reasons.
 */
import type { Footprint } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { members } from '../regions/regionSet.ts';
import type { LabelWeights } from './coverage.ts';
import { coverageBy, labelWeights } from './coverage.ts';
import type { PictureTruth } from './pictureTruth.ts';

/**
 * From this share of its pixels on, a part counts as shown. Most parts are in several
 * places (wheels, windows) and a region fades out, so a piece is what an explanation can
 * show. Chosen on the 32 scenes that ship: with it 81 % of the roots cover a known set and
 * 12 % of random sets of the same size do; at a half it would be 3 % and none.
 */
const SHOWN_FROM = 0.15;

/** A region with less than this share of its weight on parts is beside the point. */
const BESIDE_BELOW = 0.05;

export interface Verdict {
  /** The known sufficient sets all of whose parts are shown. */
  readonly covered: readonly (readonly string[])[];
  /** Parts not shown of the sufficient set that lacks fewest, among those the one that is shown most; none where one is covered. */
  readonly missing: readonly string[];
  /** In the order of the parts. */
  readonly shown: readonly string[];
  /** Regions of the set that lie on no part, ascending. */
  readonly beside: readonly RegionId[];
}

export function judge(truth: PictureTruth, set: RegionSet, grid: Grid, footprint: Footprint): Verdict {
  const weights = labelWeights(truth, members(set), grid, footprint);
  const coverage = coverageBy(truth, weights);
  const isShown = (part: string) => (coverage.get(part) ?? 0) >= SHOWN_FROM;
  const lacks = truth.sufficient.map((parts) => ({
    missing: parts.filter((part) => !isShown(part)),
    coverage: parts.reduce((sum, part) => sum + (coverage.get(part) ?? 0), 0) / Math.max(1, parts.length),
  }));
  const [nearest] = lacks.sort((a, b) => a.missing.length - b.missing.length || b.coverage - a.coverage);
  return {
    covered: truth.sufficient.filter((parts) => parts.every(isShown)),
    missing: nearest?.missing ?? [],
    shown: truth.parts.map(({ name }) => name).filter(isShown),
    beside: [...weights].filter(([, one]) => shareOnParts(truth, one) < BESIDE_BELOW).map(([region]) => region),
  };
}

function shareOnParts({ parts }: PictureTruth, weights: LabelWeights): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return parts.reduce((sum, { label }) => sum + (weights[label] ?? 0), 0) / all;
}

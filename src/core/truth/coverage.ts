/**
 * How much of each part a region set shows.
 *
 * A region weighs on pixels as its footprint does, so the coverage of a set is the sum of
 * those of its regions, and all regions together show every part whole. Does not judge
 * what is enough (see `judge.ts`).
 */
import type { Footprint } from '../regions/footprint.ts';
import { axisWeights } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { members } from '../regions/regionSet.ts';
import type { PictureTruth } from './pictureTruth.ts';

/** The part of a truth that says where things are. */
type Labelled = Pick<PictureTruth, 'width' | 'height' | 'parts' | 'labels'>;

/** Weight of one region's footprint on the pixels of every label, 256 numbers in pixels. */
export type LabelWeights = Float64Array;

/** By region, for the regions asked for. */
export function labelWeights(
  { width, height, labels }: Labelled,
  regions: readonly RegionId[],
  grid: Grid,
  footprint: Footprint,
): Map<RegionId, LabelWeights> {
  const rows = axisWeights(footprint, grid.rows, height);
  const columns = axisWeights(footprint, grid.cols, width);
  return new Map(
    regions.map((region) => {
      const weights = new Float64Array(256);
      const across = columns[region % grid.cols] ?? [];
      for (const [y, vertical] of (rows[Math.floor(region / grid.cols)] ?? []).entries()) {
        if (vertical === 0) continue;
        for (const [x, horizontal] of across.entries()) {
          const label = labels[y * width + x] ?? 0;
          weights[label] = (weights[label] ?? 0) + vertical * horizontal;
        }
      }
      return [region, weights];
    }),
  );
}

/** By part name: the share of its pixels that `set` shows, 0–1, each pixel counted as visible as the footprint makes it. */
export function partCoverage(
  truth: Labelled,
  set: RegionSet,
  grid: Grid,
  footprint: Footprint,
): ReadonlyMap<string, number> {
  return coverageBy(truth, labelWeights(truth, members(set), grid, footprint));
}

/** The same from weights that are known. */
export function coverageBy(
  { parts, labels }: Labelled,
  weights: ReadonlyMap<RegionId, LabelWeights>,
): ReadonlyMap<string, number> {
  const pixels = new Float64Array(256);
  for (const label of labels) pixels[label] = (pixels[label] ?? 0) + 1;
  return new Map(
    parts.map(({ name, label }) => {
      let shown = 0;
      for (const of of weights.values()) shown += of[label] ?? 0;
      return [name, Math.min(1, shown / Math.max(1, pixels[label] ?? 0))];
    }),
  );
}

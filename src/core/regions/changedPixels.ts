/**
 * Which pixels differ between two masked pictures.
 *
 * The rectangle around all regions that only one of them shows, as far as the weights of
 * those regions reach: with tents a good deal into their neighbours.
 */
import type { Footprint } from './footprint.ts';
import { axisWeights } from './footprint.ts';
import type { Grid } from './grid.ts';
import type { Rect, Span } from './rect.ts';
import { hull } from './rect.ts';
import type { RegionId, RegionSet } from './regionSet.ts';
import { members } from './regionSet.ts';

/** The pixels each region has any weight at, by its id. */
export function reachOfRegions(grid: Grid, footprint: Footprint, height: number, width: number): Rect[] {
  const rows = axisWeights(footprint, grid.rows, height).map(spanOf);
  const columns = axisWeights(footprint, grid.cols, width).map(spanOf);
  return rows.flatMap((down) => columns.map((across) => ({ rows: down, columns: across })));
}

function spanOf(weights: Float32Array): Span {
  const from = weights.findIndex((weight) => weight > 0);
  return { from: Math.max(0, from), to: weights.findLastIndex((weight) => weight > 0) + 1 };
}

/** Null where the two sets are one. @param reach as from `reachOfRegions` */
export function changedPixels(reach: readonly Rect[], a: RegionSet, b: RegionSet): Rect | null {
  const changed: readonly RegionId[] = members((a ^ b) as RegionSet);
  const rects = changed.flatMap((id) => reach[id] ?? []);
  return rects.length === 0 ? null : rects.reduce(hull);
}

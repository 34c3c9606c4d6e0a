/**
 * Where a region lies on the picture, for eyes and pointers.
 *
 * A region covers pixels with soft weights (tents overlap), but a pointer is in
 * exactly one region and an outline needs one edge: the region whose weight is
 * largest there. For tents with aligned corners that is the nearest centre, and
 * centres sit on the picture's border, so border regions are half as wide as inner
 * ones (Shitole et al. 2021 use `align_corners`); tiles are equal parts.
 * Coordinates are fractions of the picture, 0–1 from the top left.
 */
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionId } from '../../core/regions/regionSet.ts';

export interface Cell {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The `cells + 1` borders between cells along one axis, from 0 to 1. */
export function axisBorders(footprint: Footprint, cells: number): number[] {
  return Array.from({ length: cells + 1 }, (_, border) => borderAt(footprint, cells, border));
}

function borderAt(footprint: Footprint, cells: number, border: number): number {
  if (border === 0 || border === cells) return border / cells;
  return footprint === 'tile' ? border / cells : (border - 0.5) / (cells - 1);
}

/** The rectangle in which the region's weight is the largest of all. */
export function cellOf(grid: Grid, footprint: Footprint, region: RegionId): Cell {
  const row = Math.floor(region / grid.cols);
  const col = region % grid.cols;
  return {
    left: borderAt(footprint, grid.cols, col),
    top: borderAt(footprint, grid.rows, row),
    right: borderAt(footprint, grid.cols, col + 1),
    bottom: borderAt(footprint, grid.rows, row + 1),
  };
}

/** The region under a point, or null outside the picture. */
export function regionAt(grid: Grid, footprint: Footprint, x: number, y: number): RegionId | null {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return null;
  return along(footprint, grid.rows, y) * grid.cols + along(footprint, grid.cols, x);
}

function along(footprint: Footprint, cells: number, at: number): number {
  const index = footprint === 'tile' ? Math.floor(at * cells) : Math.round(at * (cells - 1));
  return Math.min(cells - 1, index);
}

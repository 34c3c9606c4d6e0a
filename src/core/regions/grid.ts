/**
 * The grid that cuts a picture into regions, and the names people read.
 *
 * Rows are letters from the top, columns are numbers from the left: region 0 is
 * A1, and on a 7 × 7 grid region 24 (the middle) is D4.
 */
import type { RegionId, RegionSet } from './regionSet.ts';
import { members } from './regionSet.ts';

export interface Grid {
  readonly rows: number;
  readonly cols: number;
}

export function regionCount(grid: Grid): number {
  return grid.rows * grid.cols;
}

export function regionName(grid: Grid, id: RegionId): string {
  return `${String.fromCharCode(65 + Math.floor(id / grid.cols))}${String((id % grid.cols) + 1)}`;
}

/** Names of the members, ascending: `['C6', 'D6']`. */
export function regionNames(grid: Grid, set: RegionSet): string[] {
  return members(set).map((id) => regionName(grid, id));
}

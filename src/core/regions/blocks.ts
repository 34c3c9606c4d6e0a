/**
 * A fine grid cut into blocks, each a few regions that are shown or hidden together.
 *
 * Blocks cover the grid, do not overlap, and differ by at most one region in height and
 * width. Knows no search (see `core/search/coarseToFine.ts`).
 */
import type { Grid } from './grid.ts';
import { regionCount } from './grid.ts';
import type { RegionSet } from './regionSet.ts';
import { setOf } from './regionSet.ts';

/** Regions of the finest grid, 8 × 8, that is searched region by region. */
export const MOST_SINGLES = 64;

export function isFine(regions: number): boolean {
  return regions > MOST_SINGLES;
}

/** As many blocks as can be tried on their own, row by row; of a grid that is not fine, one per region. */
export function blocksOf(grid: Grid): RegionSet[] {
  const cutBy = (side: number) => [Math.ceil(grid.rows / side), Math.ceil(grid.cols / side)] as const;
  let side = 1;
  while (cutBy(side)[0] * cutBy(side)[1] > MOST_SINGLES) side++;
  const [rows, cols] = cutBy(side);
  const blocks: number[][] = Array.from({ length: rows * cols }, () => []);
  for (let id = 0; id < regionCount(grid); id++) {
    const row = Math.floor((Math.floor(id / grid.cols) * rows) / grid.rows);
    const col = Math.floor(((id % grid.cols) * cols) / grid.cols);
    blocks[row * cols + col]?.push(id);
  }
  return blocks.map(setOf);
}

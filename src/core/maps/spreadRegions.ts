/**
 * One number per region as a map over pixels.
 *
 * Spread with the very weights that hide or show a region, so the map shows what was
 * tested and no smoother than that. Does not know what the numbers mean.
 */
import type { Footprint } from '../regions/footprint.ts';
import { axisWeights } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';

/** @param values one per region, row by row; missing ones count as 0. Returns `[height, width]`, signs kept. */
export function spreadRegions(
  values: ArrayLike<number>,
  { grid, footprint }: { readonly grid: Grid; readonly footprint: Footprint },
  { width, height }: { readonly width: number; readonly height: number },
): Float32Array {
  const rows = axisWeights(footprint, grid.rows, height);
  const columns = axisWeights(footprint, grid.cols, width);
  const map = new Float32Array(width * height);
  for (const [row, rowWeights] of rows.entries()) {
    const along = weightedSum(columns, (col) => values[row * grid.cols + col] ?? 0, width);
    for (let y = 0; y < height; y++) {
      const weight = rowWeights[y] ?? 0;
      if (weight === 0) continue;
      for (let x = 0, at = y * width; x < width; x++, at++) map[at] = (map[at] ?? 0) + weight * (along[x] ?? 0);
    }
  }
  return map;
}

function weightedSum(weights: readonly Float32Array[], factor: (cell: number) => number, length: number): Float32Array {
  const sum = new Float32Array(length);
  for (const [cell, cellWeights] of weights.entries()) {
    const share = factor(cell);
    for (let x = 0; x < length; x++) sum[x] = (sum[x] ?? 0) + (cellWeights[x] ?? 0) * share;
  }
  return sum;
}

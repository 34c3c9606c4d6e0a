/**
 * How one region covers pixels.
 *
 * *tent*: bilinear with aligned corners, as published (overlapping, the weights of
 * all regions sum to 1 at every pixel); *tile*: hard cells. Both are separable, so
 * a mask is the product of one weight per row and one per column.
 *
 * Knows nothing of colours (see `composite.ts`).
 */
import type { Grid } from './grid.ts';
import type { RegionSet } from './regionSet.ts';
import { members } from './regionSet.ts';

export type Footprint = 'tent' | 'tile';

/**
 * Weight of every cell along one axis: one array of `pixels` numbers (0–1) per cell.
 *
 * Tent (the mask enlarged by torch's `UpsamplingBilinear2d`, which is what the
 * published code does): max(0, 1 − |p·(cells−1)/(pixels−1) − cell|). Tile: 1 where
 * ⌊p·cells/pixels⌋ is the cell. At every pixel the weights of all cells sum to 1,
 * and at most two neighbouring cells have any.
 */
export function axisWeights(footprint: Footprint, cells: number, pixels: number): Float32Array[] {
  return Array.from({ length: cells }, (_, cell) => {
    const weights = new Float32Array(pixels);
    for (let pixel = 0; pixel < pixels; pixel++) weights[pixel] = weightAt(footprint, cells, pixels, cell, pixel);
    return weights;
  });
}

function weightAt(footprint: Footprint, cells: number, pixels: number, cell: number, pixel: number): number {
  if (footprint === 'tile') return Math.floor((pixel * cells) / pixels) === cell ? 1 : 0;
  // An axis of one pixel has no second corner to align with: it belongs to the first cell.
  const position = pixels === 1 ? 0 : (pixel * (cells - 1)) / (pixels - 1);
  return Math.max(0, 1 - Math.abs(position - cell));
}

/**
 * How visible every pixel is when the regions of `set` are shown: `[height, width]`
 * row by row, 1 = picture, 0 = baseline. Additive: the mask of two disjoint sets
 * together is the sum of their masks.
 */
export function maskOf(grid: Grid, footprint: Footprint, set: RegionSet, height: number, width: number): Float32Array {
  const rows = axisWeights(footprint, grid.rows, height);
  const columns = axisWeights(footprint, grid.cols, width);
  const mask = new Float32Array(height * width);
  for (const id of members(set)) {
    const down = rows[Math.floor(id / grid.cols)] ?? [];
    const across = columns[id % grid.cols] ?? [];
    for (const [y, vertical] of down.entries()) {
      if (vertical === 0) continue;
      for (const [x, horizontal] of across.entries()) {
        const at = y * width + x;
        mask[at] = (mask[at] ?? 0) + vertical * horizontal;
      }
    }
  }
  return mask;
}

/**
 * The search's first step as a heat map: how much the confidence drops when one
 * region alone is hidden.
 *
 * Spread over pixels with the very weights that hid the regions, so the map shows
 * what was tested and no smoother than that. Negative drops (hiding the region
 * makes the network surer) are in `raw`, not in the picture.
 */
import { normalise } from '../core/maps/normalise.ts';
import { axisWeights } from '../core/regions/footprint.ts';
import type { SeenPicture } from '../core/regions/picture.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { MapResult } from '../worker/protocol.ts';

export function occlusionMap(
  drops: Float32Array,
  { grid, footprint }: Pick<ExplainSettings, 'grid' | 'footprint'>,
  { width, height }: Pick<SeenPicture, 'width' | 'height'>,
  backend: string,
): MapResult {
  const rows = axisWeights(footprint, grid.rows, height);
  const columns = axisWeights(footprint, grid.cols, width);
  const values = new Float32Array(width * height);
  for (const [row, rowWeights] of rows.entries()) {
    const along = weightedSum(columns, drops.subarray(row * grid.cols, (row + 1) * grid.cols), width);
    for (const [y, weight] of rowWeights.entries()) {
      if (weight === 0) continue;
      for (const [x, value] of along.entries()) values[y * width + x] = (values[y * width + x] ?? 0) + weight * value;
    }
  }
  return {
    raw: { width: grid.cols, height: grid.rows, signed: true, values: drops },
    map: normalise({ width, height, signed: true, values }),
    provenance: {
      method: 'occlusion',
      options: {},
      backend,
      forwards: grid.rows * grid.cols + 1,
      backwards: 0,
      milliseconds: 0,
    },
  };
}

function weightedSum(weights: readonly Float32Array[], factors: Float32Array, length: number): Float32Array {
  const sum = new Float32Array(length);
  for (const [cell, cellWeights] of weights.entries()) {
    const factor = factors[cell] ?? 0;
    for (const [x, weight] of cellWeights.entries()) sum[x] = (sum[x] ?? 0) + weight * factor;
  }
  return sum;
}

/**
 * The search's first step as a heat map: how much the confidence drops when one
 * region alone is hidden.
 *
 * Spread over pixels with the very weights that hid the regions, so the map shows
 * what was tested and no smoother than that. Negative drops (hiding the region
 * makes the network surer) are in `raw`, not in the picture.
 */
import { normalise } from '../core/maps/normalise.ts';
import { spreadRegions } from '../core/maps/spreadRegions.ts';
import { classTarget } from '../core/methods/target.ts';
import type { SeenPicture } from '../core/regions/picture.ts';
import type { ExplainSettings } from '../core/search/settings.ts';
import type { MapResult } from '../worker/protocol.ts';

export function occlusionMap(
  drops: Float32Array,
  { grid, footprint }: Pick<ExplainSettings, 'grid' | 'footprint'>,
  { width, height }: Pick<SeenPicture, 'width' | 'height'>,
  { target, backend }: { readonly target: number; readonly backend: string },
): MapResult {
  const values = spreadRegions(drops, { grid, footprint }, { width, height });
  return {
    raw: { width: grid.cols, height: grid.rows, signed: true, values: drops },
    map: normalise({ width, height, signed: true, values }),
    provenance: {
      method: 'region-drops',
      options: {},
      target: classTarget(target),
      seed: 1,
      backend,
      forwards: grid.rows * grid.cols + 1,
      backwards: 0,
      milliseconds: 0,
      completeness: null,
    },
  };
}

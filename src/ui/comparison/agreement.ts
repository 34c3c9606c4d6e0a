/**
 * How far maps agree: Spearman's rank correlation of what is shown of them, at a size
 * that is quick to rank and still finer than any region.
 *
 * Ranks are worked out once for each map, so that a table of all pairs costs as
 * many rankings as there are maps.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { resample } from '../../core/maps/resample.ts';
import { correlationOf, meanRanks } from '../../core/measures/correlation.ts';

/** Pixels along each side. */
const side = 56;

const ranks = new WeakMap<HeatMap, Float64Array>();

function ranksOf(map: HeatMap): Float64Array {
  const known = ranks.get(map) ?? meanRanks(resample(map, side, side, 'half-pixel').values);
  ranks.set(map, known);
  return known;
}

/** −1 … 1; null where one of the maps is the same everywhere. The maps are of one picture, of any sizes. */
export function agreementOf(a: HeatMap, b: HeatMap): number | null {
  return correlationOf(ranksOf(a), ranksOf(b));
}

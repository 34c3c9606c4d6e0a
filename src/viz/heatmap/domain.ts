/**
 * Where the colours of a map end.
 *
 * A gradient often has a few pixels that outdo all others, and on their scale the rest
 * looks like nothing. Ending the scale at a quantile shows the rest; what lies beyond
 * keeps the last colour. The same rule for every map keeps them comparable.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { rangeOf } from '../../core/maps/range.ts';

/**
 * The magnitude that `share` (0–1) of the values exceed; of an unsigned map only what is above 0
 * counts. The map's own largest one where that leaves nothing, as in a map of a single spot.
 */
export function clippedDomain(map: HeatMap, share: number): number {
  const own = rangeOf(map).domain[1];
  const sizes = (map.signed ? map.values.map(Math.abs) : map.values.slice()).sort();
  const at = Math.floor((1 - share) * (sizes.length - 1));
  const clipped = sizes[at] ?? 0;
  return clipped > 0 ? clipped : own;
}

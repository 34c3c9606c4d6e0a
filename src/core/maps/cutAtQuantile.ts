/**
 * A heat map whose few largest values no longer outshine all the others.
 *
 * Pixel maps of gradients have outliers a hundred times as large as the rest; divided by
 * those, everything else would look black. The reference code of SmoothGrad cuts at the
 * 99th percentile (gradient-methods.md §0). For showing only: measures take the map as it is.
 */
import type { HeatMap } from './heatMap.ts';

/**
 * Values brought into −q … q, where q is the smallest magnitude that at least `share` of all cells do not exceed.
 * Signs and zeros stay; so does the whole map where q is 0.
 * @param share 0–1
 */
export function cutAtQuantile(map: HeatMap, share: number): HeatMap {
  const sizes = map.values.map(Math.abs).sort();
  const place = Math.min(sizes.length, Math.max(1, Math.ceil(share * sizes.length))) - 1;
  const bound = sizes[place] ?? 0;
  if (!(bound > 0)) return map;
  return { ...map, values: map.values.map((value) => Math.min(bound, Math.max(-bound, value))) };
}

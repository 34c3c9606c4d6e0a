/** A heat map under a Gaussian as wide as a share of its shorter side. */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { blurredTents } from './blurredTents.ts';
import { spread } from './separableMask.ts';

/** @param share deviation of the Gaussian; 0 leaves the map as it is */
export function smoothedMap(map: HeatMap, share: number): HeatMap {
  const { width, height, values } = map;
  if (share === 0) return map;
  const deviation = share * Math.min(width, height);
  // One cell per pixel: nothing is enlarged, only blurred.
  const blur = { rows: blurredTents(height, height, deviation), columns: blurredTents(width, width, deviation) };
  return { ...map, values: spread(blur, values) };
}

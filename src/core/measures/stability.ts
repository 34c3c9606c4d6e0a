/**
 * How far a map moves when the picture hardly does: max-sensitivity (Yeh et al. 2019;
 * attribution.md §E.8).
 */
import type { HeatMap } from '../maps/heatMap.ts';
import type { SeenPicture } from '../regions/picture.ts';

/** ‖other − map‖ ÷ ‖map‖, Euclidean; null for a map of zeros. Maps of one size. */
export function relativeChange(map: HeatMap, other: HeatMap): number | null {
  const own = Math.sqrt(sumOfSquares(map.values));
  if (own === 0) return null;
  return Math.sqrt(sumOfSquares(map.values.map((value, at) => value - (other.values[at] ?? 0)))) / own;
}

function sumOfSquares(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** The picture with every colour value moved by at most `radius` of its range, evenly at random; whole numbers again. */
export function noisyPicture(picture: SeenPicture, radius: number, random: () => number): SeenPicture {
  const reach = 255 * radius;
  return { ...picture, rgb: picture.rgb.map((value) => value + reach * (2 * random() - 1)) };
}

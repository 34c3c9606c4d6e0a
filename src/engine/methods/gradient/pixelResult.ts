/**
 * The end of every gradient method: a map with one number per pixel, shown with its outliers cut.
 */
import { cutAtQuantile } from '../../../core/maps/cutAtQuantile.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import type { FinishedMap } from '../mapResult.ts';
import { mapResult } from '../mapResult.ts';
import type { MapResult } from '../method.ts';

/** Share of pixels that are shown as they are (gradient-methods.md §0). */
const SHOWN = 0.99;
const CHANNELS = 3;

export function pixelResult(finished: Omit<FinishedMap, 'shown'>): MapResult {
  return mapResult({ ...finished, shown: cutAtQuantile(finished.raw, SHOWN) });
}

/** The sum over the three channels of every pixel. @param values `[height, width, 3]` */
export function sumOfChannels(
  values: ArrayLike<number>,
  { width, height }: Pick<HeatMap, 'width' | 'height'>,
  signed: boolean,
): HeatMap {
  const sums = Float32Array.from({ length: width * height }, (_, pixel) => {
    const at = CHANNELS * pixel;
    return (values[at] ?? 0) + (values[at + 1] ?? 0) + (values[at + 2] ?? 0);
  });
  return { width, height, signed, values: sums };
}

/**
 * The maps of crops, put together where the crops were (attribution.md §D, *conquer*).
 *
 * Each is weighted by `exp(p) ÷ max exp(p)`, p the confidence of the class in its crop, and
 * every pixel is divided by the number of crops that saw it. The released code begins to
 * count at 1, which keeps half of the value at a corner and nearly all of it in the
 * middle: that centre bias can be had on request.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { resample } from '../../../core/maps/resample.ts';
import type { Convention } from '../../../core/maps/interpolation.ts';
import type { CropPlan, Pair } from './cropPlan.ts';

export type Coverage = 'exact' | 'as published';

export interface Canvas {
  /**
   * @param map of one crop, at any resolution
   * @param confidence 0–1
   */
  add(map: HeatMap, corner: CropPlan['corners'][number], confidence: number): void;
  /** What has been put together so far; 0 where no crop has been. */
  read(coverage: Coverage): HeatMap;
}

export function createCanvas([height, width]: Pair, side: Pair, enlarge: Convention): Canvas {
  const sums = new Float64Array(height * width);
  const counts = new Float64Array(height * width);
  let most = 0;
  let signed = false;
  return {
    add: (map, [top, left], confidence) => {
      const [rows, cols] = side;
      const { values } = resample(map, cols, rows, enlarge);
      const weight = Math.exp(confidence);
      most = Math.max(most, weight);
      signed ||= map.signed;
      values.forEach((value, at) => {
        const place = (top + Math.floor(at / cols)) * width + left + (at % cols);
        sums[place] = (sums[place] ?? 0) + weight * value;
        counts[place] = (counts[place] ?? 0) + 1;
      });
    },
    read: (coverage) => {
      const extra = coverage === 'exact' ? 0 : 1;
      const values = Float32Array.from(sums, (sum, place) => {
        const count = counts[place] ?? 0;
        return count === 0 ? 0 : sum / most / (count + extra);
      });
      return { width, height, signed, values };
    },
  };
}

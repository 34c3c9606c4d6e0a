/**
 * What a colour bar says at its ends.
 *
 * The domain of an unsigned map begins at 0, that of a signed one is symmetric, so
 * that no effect has the same colour in every map. NaN where a value is no number.
 */
import type { HeatMap } from './heatMap.ts';

export interface MapRange {
  readonly min: number;
  readonly max: number;
  /** Values at the two ends of the colour bar; `[0, 1]` or `[−1, 1]` for a map of zeros, so that dividing is safe. */
  readonly domain: readonly [low: number, high: number];
}

/** An empty map has the range of a map of zeros. */
export function rangeOf({ values, signed }: HeatMap): MapRange {
  let min = values.length === 0 ? 0 : Infinity;
  let max = values.length === 0 ? 0 : -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const largest = signed ? Math.max(-min, max) : max;
  const high = largest <= 0 ? 1 : largest;
  return { min, max, domain: [signed ? -high : 0, high] };
}

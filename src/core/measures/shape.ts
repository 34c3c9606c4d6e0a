/** What can be said of a map without picture or network: how much it lights up, and how unevenly. */
import type { HeatMap } from '../maps/heatMap.ts';

export function meanOf({ values }: HeatMap): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Gini index of the values' magnitudes (Hurley and Rickard 2009, table I): 0 where all are
 * alike, 1 − 1 ÷ length where all but one are 0; null where all are.
 */
export function giniOf({ values }: HeatMap): number | null {
  const sorted = Float64Array.from(values, Math.abs).sort();
  const sum = sorted.reduce((total, value) => total + value, 0);
  if (sum === 0) return null;
  const { length } = sorted;
  const weighted = sorted.reduce((total, value, at) => total + (value * (length - at - 0.5)) / length, 0);
  return 1 - (2 * weighted) / sum;
}

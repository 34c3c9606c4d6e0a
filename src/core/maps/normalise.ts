/**
 * A heat map as shares of its largest evidence.
 *
 * Divides by the largest value, so 0 keeps meaning *no effect* (a colour bar can say
 * so), and cuts off what speaks against the target. A map without a value above 0,
 * or with one that is no number, has nothing to show: that is an answer of its own,
 * never a division by zero.
 */
import type { HeatMap } from './heatMap.ts';
import { rangeOf } from './range.ts';

/** Values 0–1, the largest 1, unsigned; null where there is no positive evidence. */
export function normalise(map: HeatMap): HeatMap | null {
  const { max } = rangeOf(map);
  if (!(max > 0 && Number.isFinite(max))) return null;
  const values = new Float32Array(map.values.length);
  for (let i = 0; i < values.length; i++) values[i] = Math.max(map.values[i] ?? 0, 0) / max;
  return { ...map, signed: false, values };
}

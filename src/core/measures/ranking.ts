/**
 * The pixels of a map, most important first.
 *
 * Equal values go by index, row by row from the top left: a map after a ReLU has thousands
 * of equal zeros, and only a fixed rule makes the curves of two maps, or of two machines,
 * comparable (attribution.md §0.4-10).
 */
import type { HeatMap } from '../maps/heatMap.ts';

/** Every index once. No value may be NaN. */
export function rankPixels({ values }: Pick<HeatMap, 'values'>): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

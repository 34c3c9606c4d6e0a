/**
 * How UCAG shows a map it has put together: positive part, stretched to 0–1, softened by a
 * Gaussian of 5 × 5 pixels and sigma 3, borders mirrored (attribution.md §D, *post*).
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';

const SIGMA = 3;
const REACH = 2;

export function finish(map: HeatMap): HeatMap {
  return { ...map, signed: false, values: blur(stretch(map.values.map((value) => Math.max(0, value))), map) };
}

/** (v − min) ÷ (max − min); a constant map is all 0 (attribution.md §0.2). */
function stretch(values: Float32Array): Float32Array {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return high > low ? values.map((value) => (value - low) / (high - low)) : new Float32Array(values.length);
}

function blur(values: Float32Array, { width, height }: HeatMap): Float32Array {
  const across = values.map((_, i) => mixed(values, i - (i % width), 1, i % width, width));
  return across.map((_, i) => mixed(across, i % width, width, Math.floor(i / width), height));
}

/** The blurred value at `at` of a line of `length` numbers that begins at `begin`. */
function mixed(values: Float32Array, begin: number, step: number, at: number, length: number): number {
  return weights.reduce(
    (sum, weight, k) => sum + weight * (values[begin + step * mirrored(at + k - REACH, length)] ?? 0),
    0,
  );
}

const weights = (() => {
  const taps = Array.from({ length: 2 * REACH + 1 }, (_, k) => Math.exp(-((k - REACH) ** 2) / (2 * SIGMA ** 2)));
  const sum = taps.reduce((a, b) => a + b, 0);
  return taps.map((tap) => tap / sum);
})();

/** −1 → 1 and length → length − 2, without repeating the border; a line of one is itself. */
function mirrored(at: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const folded = Math.abs(at) % period;
  return folded < length ? folded : period - folded;
}

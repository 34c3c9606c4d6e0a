/**
 * The blur that insertion begins with, exactly as in the code released with RISE
 * (`evaluation.py`, `gkern`; attribution.md §E.1).
 *
 * Its kernel is a Gaussian applied to a point *within the kernel's own few taps*, with
 * mirrored borders, so at 11 taps and sigma 5 it is nearly flat; and the picture is padded
 * with zeros, so its rim darkens towards the mean colour. Both move the score and are kept.
 */

/** SciPy's `gaussian_filter` reaches this many sigmas to either side (its default `truncate`). */
const REACH = 4;

/** Weights of an odd number of taps, symmetric, summing to 1. */
export function riseTaps(taps: number, sigma: number): Float64Array {
  const radius = Math.floor(REACH * sigma + 0.5);
  const gaussian = (distance: number) => Math.exp(-(distance * distance) / (2 * sigma * sigma));
  const kernel = new Float64Array(taps);
  const middle = Math.floor(taps / 2);
  let total = 0;
  for (let distance = -radius; distance <= radius; distance++) total += gaussian(distance);
  for (let at = 0; at < taps; at++)
    for (let distance = -radius; distance <= radius; distance++)
      if (mirrored(at + distance, taps) === middle) kernel[at] = (kernel[at] ?? 0) + gaussian(distance) / total;
  return kernel;
}

/** −1 → 0, −2 → 1, length → length − 1: the border pixel is repeated (SciPy's *reflect*). */
function mirrored(index: number, length: number): number {
  const period = 2 * length;
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : period - 1 - folded;
}

const CHANNELS = 3;

/** @param values `[height, width, 3]`, preprocessed: 0 is what the picture is padded with */
export function riseBlur(values: Float32Array, width: number, height: number, taps: Float64Array): Float32Array {
  const row = { lines: height, line: width * CHANNELS, length: width, step: CHANNELS };
  const column = { lines: width, line: CHANNELS, length: height, step: width * CHANNELS };
  return blurLines(blurLines(values, taps, row), taps, column);
}

/** Where the lines that are blurred lie in the array: `line` and `step` are strides in numbers. */
interface Lines {
  readonly lines: number;
  readonly line: number;
  readonly length: number;
  readonly step: number;
}

function blurLines(from: Float32Array, taps: Float64Array, { lines, line, length, step }: Lines): Float32Array {
  const out = new Float32Array(from.length);
  const reach = Math.floor(taps.length / 2);
  for (let n = 0; n < lines; n++)
    for (let at = 0; at < length; at++) {
      const [first, last] = [Math.max(0, at - reach), Math.min(length - 1, at + reach)];
      for (let channel = 0; channel < CHANNELS; channel++) {
        const base = n * line + channel;
        let sum = 0;
        for (let tap = first; tap <= last; tap++) sum += (taps[tap - at + reach] ?? 0) * (from[base + tap * step] ?? 0);
        out[base + at * step] = sum;
      }
    }
  return out;
}

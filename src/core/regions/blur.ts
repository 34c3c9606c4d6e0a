/**
 * A Gaussian blur of plain RGB numbers, the same on every machine.
 *
 * Borders are mirrored without repeating the edge pixel (OpenCV's default
 * `BORDER_REFLECT_101`, which the published code blurs with), so a constant picture
 * stays what it is. Knows nothing of baselines or of regions.
 */

/** How many sigmas the kernel reaches to either side; beyond 3 lies 0.3 % of a Gaussian. */
const REACH = 3;

const CHANNELS = 3;

/** `rgb`: `[height, width, 3]` row by row. `sigma` in pixels, > 0. */
export function blurRgb(rgb: ArrayLike<number>, width: number, height: number, sigma: number): Float32Array {
  const kernel = gaussian(sigma);
  const across = blurLines(new Float32Array(rgb), kernel, {
    lines: height,
    line: width * CHANNELS,
    length: width,
    step: CHANNELS,
  });
  return blurLines(across, kernel, { lines: width, line: CHANNELS, length: height, step: width * CHANNELS });
}

/** Weights at distances 0, 1, … ⌈3 sigma⌉, scaled so that the symmetric kernel sums to 1. */
function gaussian(sigma: number): Float64Array {
  const kernel = Float64Array.from({ length: Math.ceil(REACH * sigma) + 1 }, (_, distance) =>
    Math.exp(-(distance * distance) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((total, weight, distance) => total + (distance === 0 ? weight : 2 * weight), 0);
  return kernel.map((weight) => weight / sum);
}

/** Where the lines that are blurred lie in the array: `line` and `step` are strides in numbers. */
interface Lines {
  readonly lines: number;
  readonly line: number;
  readonly length: number;
  readonly step: number;
}

function blurLines(from: Float32Array, kernel: Float64Array, { lines, line, length, step }: Lines): Float32Array {
  const out = new Float32Array(from.length);
  const reach = kernel.length - 1;
  // The mirrored index of every position a kernel can touch, worked out once instead of per pixel.
  const mirrored = Int32Array.from({ length: length + 2 * reach }, (_, at) => mirror(at - reach, length) * step);
  for (let n = 0; n < lines; n++) {
    for (let at = 0; at < length; at++) {
      for (let channel = 0; channel < CHANNELS; channel++) {
        const base = n * line + channel;
        out[base + at * step] = weighted(from, base, mirrored, at + reach, kernel);
      }
    }
  }
  return out;
}

/** Small, so that it is compiled at once: before that every sum on the way is an object, megabytes in all. */
function weighted(
  from: Float32Array,
  base: number,
  mirrored: Int32Array,
  middle: number,
  kernel: Float64Array,
): number {
  let sum = (kernel[0] ?? 0) * (from[base + (mirrored[middle] ?? 0)] ?? 0);
  for (let d = 1; d < kernel.length; d++) {
    const before = from[base + (mirrored[middle - d] ?? 0)] ?? 0;
    const after = from[base + (mirrored[middle + d] ?? 0)] ?? 0;
    sum += (kernel[d] ?? 0) * (before + after);
  }
  return sum;
}

/** −1 → 1, length → length−2, and so on as often as it takes. */
function mirror(index: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : period - folded;
}

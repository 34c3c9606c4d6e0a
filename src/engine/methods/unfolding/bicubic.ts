/**
 * Bicubic enlargement of RGB numbers, the kernel and the conventions of PyTorch:
 * cubic convolution with a = −0.75, half-pixel centres, the border pixel repeated, no
 * antialiasing (attribution.md §0.4-3; TensorFlow.js has none).
 *
 * Weights sum to 1, so it commutes with any affine preprocessing. Overshoots at
 * edges: results may lie a little below 0 or above 255. At the same size nothing changes.
 */
import type { Pair } from './cropPlan.ts';

const A = -0.75;
const CHANNELS = 3;

/** @param rgb `[height, width, 3]` of size `from`; the result is of size `to` */
export function resizeBicubic(rgb: ArrayLike<number>, from: Pair, to: Pair): Float32Array {
  const wide = widen(rgb, from, to[1]);
  const stride = to[1] * CHANNELS;
  const out = new Float32Array(to[0] * stride);
  axisTaps(from[0], to[0]).forEach((taps, row) => {
    for (const { at, weight } of taps) {
      for (let i = 0; i < stride; i++)
        out[row * stride + i] = (out[row * stride + i] ?? 0) + weight * (wide[at * stride + i] ?? 0);
    }
  });
  return out;
}

/** Along each row only. */
function widen(rgb: ArrayLike<number>, [height, width]: Pair, target: number): Float32Array {
  const columns = axisTaps(width, target);
  const out = new Float32Array(height * target * CHANNELS);
  let place = 0;
  for (let row = 0; row < height; row++) {
    for (const taps of columns) {
      for (const { at, weight } of taps) {
        const from = (row * width + at) * CHANNELS;
        for (let c = 0; c < CHANNELS; c++) out[place + c] = (out[place + c] ?? 0) + weight * (rgb[from + c] ?? 0);
      }
      place += CHANNELS;
    }
  }
  return out;
}

interface Tap {
  readonly at: number;
  readonly weight: number;
}

/** For each target pixel the four source pixels it is mixed from, clamped to the source. */
function axisTaps(source: number, target: number): readonly Tap[][] {
  return Array.from({ length: target }, (_, o) => {
    const centre = ((o + 0.5) * source) / target - 0.5;
    const low = Math.floor(centre);
    return [-1, 0, 1, 2].map((k) => ({
      at: Math.min(source - 1, Math.max(0, low + k)),
      weight: cubic(Math.abs(centre - low - k)),
    }));
  });
}

/** Keys' cubic convolution kernel at a distance of 0 to 2. */
function cubic(distance: number): number {
  if (distance <= 1) return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
  return distance < 2 ? ((A * distance - 5 * A) * distance + 8 * A) * distance - 4 * A : 0;
}

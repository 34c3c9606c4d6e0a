/**
 * From 0–255 RGB to what a network was trained on:
 * `(value × scale − mean[c]) ÷ std[c]`, channels in the network's own order
 * (`mean` and `std` are in that order too).
 *
 * Works on plain numbers, so every back end is fed the very same values. Knows
 * nothing of sizes: the picture already has the network's (see `resize.ts`).
 */
import type { ModelCard } from '../../core/modelCard.ts';

export type Preprocess = ModelCard['preprocess'];

/** The same as one multiplication and one addition: `value × factor[c] + shift[c]`, c in the network's order. */
interface Affine {
  readonly factor: readonly [number, number, number];
  readonly shift: readonly [number, number, number];
}

function affineOf({ scale, mean, std }: Preprocess): Affine {
  return {
    factor: [scale / std[0], scale / std[1], scale / std[2]],
    shift: [-mean[0] / std[0], -mean[1] / std[1], -mean[2] / std[2]],
  };
}

/**
 * Writes a preprocessed picture into `out` from `offset` on.
 *
 * `rgb` is `[height, width, 3]`, red first, 0–255 (whole numbers or not); as many
 * numbers are written, in the same order of pixels. Throws a `RangeError` where
 * `out` is too short.
 */
export function preprocessInto(
  rgb: Float32Array | Uint8ClampedArray,
  preprocess: Preprocess,
  out: Float32Array,
  offset: number,
): void {
  if (offset < 0 || offset + rgb.length > out.length)
    throw new RangeError(`${rgb.length} values do not fit at ${offset} of ${out.length}`);
  const { factor, shift } = affineOf(preprocess);
  const first = preprocess.order === 'rgb' ? 0 : 2;
  const last = 2 - first;
  const [factor0, factor1, factor2] = factor;
  const [shift0, shift1, shift2] = shift;
  for (let i = 0; i < rgb.length; i += 3) {
    out[offset + i] = (rgb[i + first] ?? 0) * factor0 + shift0;
    out[offset + i + 1] = (rgb[i + 1] ?? 0) * factor1 + shift1;
    out[offset + i + 2] = (rgb[i + last] ?? 0) * factor2 + shift2;
  }
}

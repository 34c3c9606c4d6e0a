/**
 * From a coarse mask to one number per pixel, and back: bilinear with aligned corners, and its exact adjoint.
 *
 * `⟨enlarge(m), g⟩ = ⟨m, gather(g)⟩` for every mask and slope. Plain numbers, because
 * TensorFlow.js's own resize has a wrong gradient for masks that are not square
 * (attribution.md §0.4 point 2). Knows nothing of pictures.
 */
import type { Taps } from '../../../core/maps/interpolation.ts';
import { tapsOf } from '../../../core/maps/interpolation.ts';

/** A mask of keep-shares, row by row: 1 = the picture stays, 0 = the baseline shows. */
export interface MaskShape {
  readonly rows: number;
  readonly cols: number;
}

export interface MaskEnlarger {
  /** `[rows, cols]` → `[height, width]`. */
  readonly enlarge: (mask: Float32Array) => Float32Array;
  /** The slope with respect to the coarse mask, `[rows, cols]`, of what has slope `fine` with respect to the enlarged. */
  readonly gather: (fine: Float32Array) => Float32Array;
}

export function createMaskEnlarger({ rows, cols }: MaskShape, height: number, width: number): MaskEnlarger {
  const down = axisTaps(rows, height);
  const across = axisTaps(cols, width);
  return {
    enlarge(mask) {
      const fine = new Float32Array(height * width);
      const line = new Float32Array(cols);
      for (const [y, { low, high, share }] of down.entries()) {
        for (let col = 0; col < cols; col++) line[col] = mix(mask, low * cols + col, high * cols + col, share);
        for (let x = 0, at = y * width; x < width; x++, at++) {
          const tap = across[x] ?? nowhere;
          fine[at] = mix(line, tap.low, tap.high, tap.share);
        }
      }
      return fine;
    },
    gather(fine) {
      // Sums over thousands of pixels: kept in double precision until they are complete.
      const sums = new Float64Array(rows * cols);
      const line = new Float64Array(cols);
      for (const [y, { low, high, share }] of down.entries()) {
        line.fill(0);
        for (let x = 0, at = y * width; x < width; x++, at++) {
          const tap = across[x] ?? nowhere;
          spread(line, tap.low, tap.high, tap.share, fine[at] ?? 0);
        }
        for (let col = 0; col < cols; col++) spread(sums, low * cols + col, high * cols + col, share, line[col] ?? 0);
      }
      return new Float32Array(sums);
    },
  };
}

const nowhere: Taps = { low: 0, high: 0, share: 0 };

function mix(values: Float32Array, low: number, high: number, share: number): number {
  return (1 - share) * (values[low] ?? 0) + share * (values[high] ?? 0);
}

/** The adjoint of `mix`. */
function spread(sums: Float64Array, low: number, high: number, share: number, amount: number): void {
  sums[low] = (sums[low] ?? 0) + (1 - share) * amount;
  sums[high] = (sums[high] ?? 0) + share * amount;
}

function axisTaps(cells: number, pixels: number): Taps[] {
  return Array.from({ length: pixels }, (_, pixel) => tapsOf(pixel, cells, pixels, 'align-corners'));
}

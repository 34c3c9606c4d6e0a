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
      down.forEach(({ low, high, share }, y) => {
        for (let col = 0; col < cols; col++) {
          line[col] = (1 - share) * (mask[low * cols + col] ?? 0) + share * (mask[high * cols + col] ?? 0);
        }
        across.forEach((tap, x) => {
          fine[y * width + x] = (1 - tap.share) * (line[tap.low] ?? 0) + tap.share * (line[tap.high] ?? 0);
        });
      });
      return fine;
    },
    gather(fine) {
      // Sums over thousands of pixels: kept in double precision until they are complete.
      const sums = new Float64Array(rows * cols);
      const line = new Float64Array(cols);
      down.forEach(({ low, high, share }, y) => {
        line.fill(0);
        across.forEach((tap, x) => {
          const slope = fine[y * width + x] ?? 0;
          line[tap.low] = (line[tap.low] ?? 0) + (1 - tap.share) * slope;
          line[tap.high] = (line[tap.high] ?? 0) + tap.share * slope;
        });
        for (let col = 0; col < cols; col++) {
          const sum = line[col] ?? 0;
          sums[low * cols + col] = (sums[low * cols + col] ?? 0) + (1 - share) * sum;
          sums[high * cols + col] = (sums[high * cols + col] ?? 0) + share * sum;
        }
      });
      return Float32Array.from(sums);
    },
  };
}

function axisTaps(cells: number, pixels: number): Taps[] {
  return Array.from({ length: pixels }, (_, pixel) => tapsOf(pixel, cells, pixels, 'align-corners'));
}

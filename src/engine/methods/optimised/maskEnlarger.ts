/**
 * From a coarse mask to one number per pixel, and back: bilinear with aligned corners, and its exact adjoint.
 *
 * `⟨enlarge(m), g⟩ = ⟨m, gather(g)⟩` for every mask and slope. Plain numbers, because
 * TensorFlow.js's own resize has a wrong gradient for masks that are not square
 * (attribution.md §0.4 point 2). Knows nothing of pictures.
 */
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
      for (let y = 0; y < height; y++) {
        const [low, high, share] = [(down.low[y] ?? 0) * cols, (down.high[y] ?? 0) * cols, down.share[y] ?? 0];
        for (let col = 0; col < cols; col++) {
          line[col] = (1 - share) * (mask[low + col] ?? 0) + share * (mask[high + col] ?? 0);
        }
        for (let x = 0; x < width; x++) {
          const part = across.share[x] ?? 0;
          fine[y * width + x] = (1 - part) * (line[across.low[x] ?? 0] ?? 0) + part * (line[across.high[x] ?? 0] ?? 0);
        }
      }
      return fine;
    },
    gather(fine) {
      // Sums over thousands of pixels: kept in double precision until they are complete.
      const sums = new Float64Array(rows * cols);
      const line = new Float64Array(cols);
      for (let y = 0; y < height; y++) {
        line.fill(0);
        for (let x = 0; x < width; x++) {
          const [slope, part] = [fine[y * width + x] ?? 0, across.share[x] ?? 0];
          add(line, across.low[x] ?? 0, (1 - part) * slope);
          add(line, across.high[x] ?? 0, part * slope);
        }
        const [low, high, share] = [(down.low[y] ?? 0) * cols, (down.high[y] ?? 0) * cols, down.share[y] ?? 0];
        for (let col = 0; col < cols; col++) {
          add(sums, low + col, (1 - share) * (line[col] ?? 0));
          add(sums, high + col, share * (line[col] ?? 0));
        }
      }
      return new Float32Array(sums);
    },
  };
}

function add(to: Float64Array, at: number, amount: number): void {
  to[at] = (to[at] ?? 0) + amount;
}

/** Of every pixel along one axis: the cells on both sides of it and the share of the second. */
interface AxisTaps {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly share: Float64Array;
}

function axisTaps(cells: number, pixels: number): AxisTaps {
  const taps = Array.from({ length: pixels }, (_, pixel) => tapsOf(pixel, cells, pixels, 'align-corners'));
  return {
    low: Int32Array.from(taps, ({ low }) => low),
    high: Int32Array.from(taps, ({ high }) => high),
    share: Float64Array.from(taps, ({ share }) => share),
  };
}

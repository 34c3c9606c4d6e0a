/**
 * Smooth masks (Fong, Patrick and Vedaldi 2019, §3.2; attribution.md §F.4): parameters on a coarse
 * grid, each spread over its surroundings by a kernel with a flat core, and joined by a smooth maximum.
 *
 * At every pixel `M = Σ v softmax(20 v)`, `v = k(d) · p` over the grid points around it, so no region can be
 * thinner than the kernel. For parameters of 0–1 the mask lies in 0–1.
 *
 * Beyond the picture's edge the grid repeats its last points. In the released code those are zeros, which
 * makes a mask of ones higher at the edge than inside, and as the area goes to the highest pixels, regions to the edge.
 */

/** How sharp the maximum is. */
const SHARPNESS = 20;

export interface SmoothMaskShape {
  readonly width: number;
  readonly height: number;
  /** Pixels between grid points, whole; 7 for a picture of 224. */
  readonly step: number;
  /** Width of the kernel in pixels; 21 for a picture of 224. */
  readonly kernel: number;
}

export interface SmoothMask {
  /** Of the grid of parameters. */
  readonly rows: number;
  readonly cols: number;
  enlarge(parameters: Float32Array): EnlargedMask;
}

interface EnlargedMask {
  /** `[height, width]`. */
  readonly mask: Float32Array;
  /** The slope per parameter, from that per pixel. */
  gather(slope: Float32Array): Float32Array;
}

/** `exp(−2 max(0, d/σ − ½)²)`: 1 up to half the kernel's width. */
function kernelAt(distance: number, width: number): number {
  return Math.exp(-2 * Math.max(0, distance / width - 0.5) ** 2);
}

/** What a grid point with one parameter is to the pixels around it, by distance along both axes; `e = exp(20 k p)`. */
interface Influence {
  /** `e − 1`: what it adds to a total in which every point counts 1 to begin with. */
  readonly excess: Float32Array;
  /** `e k p`. */
  readonly share: Float32Array;
  /** `∂(e k p)/∂p` and `∂e/∂p`. */
  readonly shareSlope: Float32Array;
  readonly totalSlope: Float32Array;
}

interface Surroundings {
  /** Not to be kept beyond the next call. */
  influence(parameter: number): Influence;
  /**
   * Calls `visit` for every line of pixels around a point and around its images beyond the edge: where it
   * starts, which columns, and its line of the tables.
   */
  eachLine(point: number, visit: (start: number, from: number, to: number, centre: number, line: number) => void): void;
}

export function createSmoothMask(shape: SmoothMaskShape): SmoothMask {
  const { width, height, step } = shape;
  const [rows, cols] = [Math.ceil(height / step), Math.ceil(width / step)];
  // Points within this many of a pixel's own reach it: 4 where the kernel is three steps wide.
  const radius = 1 + Math.ceil(shape.kernel / step);
  const around = createSurroundings(shape, { rows, cols, radius });
  return {
    rows,
    cols,
    enlarge(parameters) {
      const sums = new Float32Array(height * width);
      // Points of parameter 0 have exp(20 · 0) = 1.
      const totals = new Float32Array(height * width).fill((2 * radius + 1) ** 2);
      parameters.forEach((parameter, point) => {
        if (parameter === 0) return;
        const { excess, share } = around.influence(parameter);
        around.eachLine(point, (start, from, to, centre, line) => {
          for (let x = from; x < to; x++) {
            const at = line + Math.abs(x - centre);
            totals[start + x] = (totals[start + x] ?? 0) + (excess[at] ?? 0);
            sums[start + x] = (sums[start + x] ?? 0) + (share[at] ?? 0);
          }
        });
      });
      const mask = sums.map((sum, pixel) => sum / (totals[pixel] ?? 1));
      return { mask, gather: (slope) => gatherSlope(around, { parameters, mask, totals }, slope) };
    },
  };
}

/** `∂M/∂p = (∂sum/∂p − M ∂total/∂p) ÷ total`. */
function gatherSlope(
  around: Surroundings,
  enlarged: { readonly parameters: Float32Array; readonly mask: Float32Array; readonly totals: Float32Array },
  slope: Float32Array,
): Float32Array {
  const { parameters, mask, totals } = enlarged;
  const due = slope.map((value, pixel) => value / (totals[pixel] ?? 1));
  const dueByMask = due.map((value, pixel) => value * (mask[pixel] ?? 0));
  return parameters.map((parameter, point) => {
    const { shareSlope, totalSlope } = around.influence(parameter);
    let sum = 0;
    around.eachLine(point, (start, from, to, centre, line) => {
      for (let x = from; x < to; x++) {
        const at = line + Math.abs(x - centre);
        sum += (due[start + x] ?? 0) * (shareSlope[at] ?? 0) - (dueByMask[start + x] ?? 0) * (totalSlope[at] ?? 0);
      }
    });
    return sum;
  });
}

interface PointGrid {
  readonly rows: number;
  readonly cols: number;
  /** How many points away a point still reaches pixels. */
  readonly radius: number;
}

function createSurroundings(shape: SmoothMaskShape, { rows, cols, radius }: PointGrid): Surroundings {
  const { width, height, step } = shape;
  // Distances along an axis are below this.
  const side = (radius + 1) * step;
  const kernel = Float32Array.from({ length: side * side }, (_, at) =>
    kernelAt(Math.hypot(Math.floor(at / side), at % side), shape.kernel),
  );
  const tables = (): Influence => {
    const table = () => new Float32Array(kernel.length);
    return { excess: table(), share: table(), shareSlope: table(), totalSlope: table() };
  };
  // Clipping leaves most parameters at an end of their range.
  const [ofZero, ofOne, other] = [tables(), tables(), tables()];
  setInfluence(ofZero, kernel, 0);
  setInfluence(ofOne, kernel, 1);
  return {
    influence(parameter) {
      if (parameter === 0) return ofZero;
      if (parameter === 1) return ofOne;
      setInfluence(other, kernel, parameter);
      return other;
    },
    eachLine(point, visit) {
      for (const row of imagesOf(Math.floor(point / cols), rows, radius)) {
        const last = Math.min(height, (row + radius + 1) * step);
        for (const col of imagesOf(point % cols, cols, radius)) {
          const [from, to] = [Math.max(0, (col - radius) * step), Math.min(width, (col + radius + 1) * step)];
          for (let y = Math.max(0, (row - radius) * step); y < last; y++)
            visit(y * width, from, to, col * step, Math.abs(y - row * step) * side);
        }
      }
    },
  };
}

/** A place along an axis and, for the first and the last, those beyond the edge that repeat it. */
function imagesOf(place: number, count: number, radius: number): number[] {
  const before = place === 0 ? radius : 0;
  const after = place === count - 1 ? radius : 0;
  return Array.from({ length: before + 1 + after }, (_, i) => place - before + i);
}

function setInfluence(to: Influence, kernel: Float32Array, parameter: number): void {
  for (let at = 0; at < kernel.length; at++) {
    const k = kernel[at] ?? 0;
    const power = Math.exp(SHARPNESS * k * parameter);
    to.excess[at] = power - 1;
    to.share[at] = power * k * parameter;
    to.shareSlope[at] = power * k * (1 + SHARPNESS * k * parameter);
    to.totalSlope[at] = power * k * SHARPNESS;
  }
}

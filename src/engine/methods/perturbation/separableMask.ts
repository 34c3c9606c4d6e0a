/**
 * Coarse masks and what they are at every pixel: `rows · cells · columnsᵀ` (attribution.md §0.4 point 2).
 *
 * Two small matrices say how much of each coarse row and column every pixel sees, so that a
 * window, a bilinear enlargement and a blurred one are the same thing, and the way back from a
 * slope is exact: `⟨spread(m), g⟩ = ⟨m, gather(g)⟩`. Plain numbers; knows nothing of pictures.
 */

/** One axis: `[pixels, cells]`, row by row. */
export interface AxisWeights {
  readonly pixels: number;
  readonly cells: number;
  readonly weights: Float32Array;
}

export interface SeparableMask {
  readonly rows: AxisWeights;
  readonly columns: AxisWeights;
}

/** `[rows.cells, columns.cells]` → `[rows.pixels, columns.pixels]`. */
export function spread({ rows, columns }: SeparableMask, cells: Float32Array): Float32Array {
  const wide = new Float32Array(rows.cells * columns.pixels);
  for (let row = 0; row < rows.cells; row++) {
    for (let x = 0; x < columns.pixels; x++) {
      let sum = 0;
      for (let col = 0; col < columns.cells; col++)
        sum += (columns.weights[x * columns.cells + col] ?? 0) * (cells[row * columns.cells + col] ?? 0);
      wide[row * columns.pixels + x] = sum;
    }
  }
  const mask = new Float32Array(rows.pixels * columns.pixels);
  for (let y = 0; y < rows.pixels; y++) {
    for (let row = 0; row < rows.cells; row++) {
      const weight = rows.weights[y * rows.cells + row] ?? 0;
      // Most rows of cells do not reach this line of pixels.
      if (weight !== 0) addLine(mask, y * columns.pixels, weight, wide, row * columns.pixels, columns.pixels);
    }
  }
  return mask;
}

/** The slope with respect to the cells, from that with respect to the pixels. */
export function gather({ rows, columns }: SeparableMask, slope: Float32Array): Float32Array {
  const tall = new Float64Array(rows.cells * columns.pixels);
  for (let y = 0; y < rows.pixels; y++) {
    for (let row = 0; row < rows.cells; row++) {
      const weight = rows.weights[y * rows.cells + row] ?? 0;
      if (weight !== 0) addLine(tall, row * columns.pixels, weight, slope, y * columns.pixels, columns.pixels);
    }
  }
  const cells = new Float32Array(rows.cells * columns.cells);
  for (let row = 0; row < rows.cells; row++) {
    for (let col = 0; col < columns.cells; col++) {
      let sum = 0;
      for (let x = 0; x < columns.pixels; x++)
        sum += (columns.weights[x * columns.cells + col] ?? 0) * (tall[row * columns.pixels + x] ?? 0);
      cells[row * columns.cells + col] = sum;
    }
  }
  return cells;
}

function addLine(
  to: Float32Array | Float64Array,
  start: number,
  weight: number,
  from: Float32Array,
  begin: number,
  length: number,
): void {
  for (let x = 0; x < length; x++) to[start + x] = (to[start + x] ?? 0) + weight * (from[begin + x] ?? 0);
}

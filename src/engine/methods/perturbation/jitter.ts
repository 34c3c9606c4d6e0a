/**
 * A preprocessed picture moved by whole pixels, so that a mask cannot hang on single ones.
 *
 * What comes in at an edge repeats that edge.
 */

/** `[height, width, 3]` row by row; moved right by `dx` and down by `dy`. */
export function moved(
  values: Float32Array,
  { width, height }: { readonly width: number; readonly height: number },
  dx: number,
  dy: number,
): Float32Array {
  if (dx === 0 && dy === 0) return values;
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const line = Math.min(height - 1, Math.max(0, y - dy)) * width;
    for (let x = 0; x < width; x++) {
      const from = 3 * (line + Math.min(width - 1, Math.max(0, x - dx)));
      const to = 3 * (y * width + x);
      out[to] = values[from] ?? 0;
      out[to + 1] = values[from + 1] ?? 0;
      out[to + 2] = values[from + 2] ?? 0;
    }
  }
  return out;
}

/** A whole number of pixels, −reach/2 … reach/2 in either direction, each as likely. */
export function drawShift(reach: number, random: () => number): number {
  return Math.floor(random() * (reach + 1)) - Math.floor(reach / 2);
}

/**
 * A median filter of a picture of bytes, by a histogram that slides along each line (Huang, Yang and Tang 1979).
 *
 * Unlike a Gaussian it keeps edges and takes away small things. Beyond the edge the edge pixel is repeated.
 */

const LEVELS = 256;
const CHANNELS = 3;

/**
 * @param rgb `[height, width, 3]`, whole numbers 0–255
 * @param reach pixels to either side: the window is `2 · reach + 1` wide and high
 */
export function medianBlur(rgb: Uint8ClampedArray, width: number, height: number, reach: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(rgb.length);
  const middle = ((2 * reach + 1) ** 2 + 1) / 2;
  const at = (y: number, x: number, channel: number): number => {
    const [row, col] = [Math.min(height - 1, Math.max(0, y)), Math.min(width - 1, Math.max(0, x))];
    return rgb[CHANNELS * (row * width + col) + channel] ?? 0;
  };
  for (let channel = 0; channel < CHANNELS; channel++) {
    for (let y = 0; y < height; y++) {
      const counts = new Uint16Array(LEVELS);
      const addColumn = (x: number, change: 1 | -1): void => {
        for (let dy = -reach; dy <= reach; dy++) {
          const level = at(y + dy, x, channel);
          counts[level] = (counts[level] ?? 0) + change;
        }
      };
      for (let x = -reach; x < reach; x++) addColumn(x, 1);
      for (let x = 0; x < width; x++) {
        addColumn(x + reach, 1);
        out[CHANNELS * (y * width + x) + channel] = levelOf(counts, middle);
        addColumn(x - reach, -1);
      }
    }
  }
  return out;
}

/** The smallest level that `rank` pixels do not exceed. */
function levelOf(counts: Uint16Array, rank: number): number {
  let below = 0;
  for (let level = 0; level < LEVELS; level++) {
    below += counts[level] ?? 0;
    if (below >= rank) return level;
  }
  return LEVELS - 1;
}

/**
 * The random masks of RISE (Petsiuk et al. 2018, §3.2): coarse grids of shown and hidden
 * cells, enlarged smoothly to a little more than the picture and cut out at a random offset.
 *
 * A mask is its grid and two offsets into matrices that all masks share. Cells are shown
 * independently, so every pixel is visible with the same expectation, the share of shown cells.
 */
import { seededRandom } from '../../../core/seededRandom.ts';
import type { FilledMask } from './maskedPictures.ts';
import type { AxisWeights } from './separableMask.ts';

export interface RiseMasks {
  readonly width: number;
  readonly height: number;
  /** Per side. */
  readonly cells: number;
  /** Chance of a cell to be shown. */
  readonly visible: number;
  readonly seed: number;
}

/** Without end; the same for the same seed. */
export function* riseMasks({ width, height, cells, visible, seed }: RiseMasks): Generator<FilledMask, never, void> {
  const random = seededRandom(seed);
  const [down, across] = [enlarged(cells, height), enlarged(cells, width)];
  for (;;) {
    const values = Float32Array.from({ length: cells * cells }, () => (random() < visible ? 1 : 0));
    yield { values, rows: cutOut(down, height, random()), columns: cutOut(across, width, random()) };
  }
}

/** Pixels of a picture per cell, rounded up; also the number of offsets there are. */
const cellSize = (cells: number, pixels: number): number => Math.ceil(pixels / cells);

/**
 * Bilinear, to one cell more than the picture needs. Half-pixel positions, mirrored at the
 * outer cells' centres, as the published code enlarges (skimage, order 1, *reflect*; attribution.md §F.2).
 */
function enlarged(cells: number, pixels: number): AxisWeights {
  const length = (cells + 1) * cellSize(cells, pixels);
  const weights = new Float32Array(length * cells);
  const last = cells - 1;
  for (let at = 0; at < length; at++) {
    const position = Math.abs(((at + 0.5) * cells) / length - 0.5);
    const inside = position > last ? 2 * last - position : position;
    const low = Math.floor(inside);
    weights[at * cells + low] = 1 - (inside - low);
    if (low < last) weights[at * cells + low + 1] = inside - low;
  }
  return { pixels: length, cells, weights };
}

/** @param chance 0–1, which of the offsets */
function cutOut({ cells, weights }: AxisWeights, pixels: number, chance: number): AxisWeights {
  const start = Math.floor(chance * cellSize(cells, pixels)) * cells;
  return { pixels, cells, weights: weights.subarray(start, start + pixels * cells) };
}

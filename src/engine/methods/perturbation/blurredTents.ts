/**
 * How a coarse mask reaches the pixels of one axis: bilinear with aligned corners, then a Gaussian blur.
 *
 * Both are linear, so they are one matrix. What the blur would take from beyond the edge is left out and
 * the rest made up to 1, so a mask of ones stays one.
 */
import { axisWeights } from '../../../core/regions/footprint.ts';
import type { AxisWeights } from './separableMask.ts';

/** How many deviations the blur reaches to either side. */
const REACH = 3;

/** @param deviation in pixels; 0 for no blur */
export function blurredTents(cells: number, pixels: number, deviation: number): AxisWeights {
  const tents = axisWeights('tent', cells, pixels);
  const reach = Math.ceil(REACH * deviation);
  const weights = new Float32Array(pixels * cells);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [first, last] = [Math.max(0, pixel - reach), Math.min(pixels - 1, pixel + reach)];
    let total = 0;
    const sums = new Float64Array(cells);
    for (let from = first; from <= last; from++) {
      const share = deviation === 0 ? 1 : Math.exp(-(((from - pixel) / deviation) ** 2) / 2);
      total += share;
      tents.forEach((tent, cell) => (sums[cell] = (sums[cell] ?? 0) + share * (tent[from] ?? 0)));
    }
    weights.set(
      sums.map((sum) => sum / total),
      pixel * cells,
    );
  }
  return { pixels, cells, weights };
}

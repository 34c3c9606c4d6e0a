/**
 * Bilateral total variation (Khorram, Lawson and Li 2021): edges of the mask cost less where the picture has edges.
 *
 * `½ (TV(m) + V + H)`: the plain variation at mask size, and that of the enlarged mask, vertical and horizontal, each
 * pair of pixels weighted by how alike they are (attribution.md §B.3). On a picture of one colour all weights are 1.
 */
import type { MaskEnlarger, MaskShape } from './maskEnlarger.ts';
import type { EdgeWeights, Variation } from './maskRegulariser.ts';
import { totalVariation } from './maskRegulariser.ts';

/**
 * *symmetric*: the mean over colours of `exp(−Δ²/0.01)` in both directions. *as released*: between rows the colours'
 * mean difference is taken first, as the published code does.
 */
export type BilateralForm = 'symmetric' | 'as released';

/** Of the squared difference of two pixels, in preprocessed units (the divisor itself, attribution.md §B.3). */
const TOLERANCE = 0.01;

const likeness = (difference: number): number => Math.exp(-(difference * difference) / TOLERANCE);

/**
 * How alike every pixel and the one below it, and the one to its right, are: 0 to 1, `[height, width]`.
 * @param picture preprocessed, `height × width × 3`
 */
export function edgeWeights(picture: Float32Array, height: number, width: number, form: BilateralForm): EdgeWeights {
  const below = new Float32Array(height * width);
  const right = new Float32Array(height * width);
  for (let pixel = 0; pixel < height * width; pixel++) {
    if (pixel + width < height * width) below[pixel] = weigh(picture, pixel, pixel + width, form === 'as released');
    if ((pixel + 1) % width !== 0) right[pixel] = weigh(picture, pixel, pixel + 1, false);
  }
  return { below, right };
}

function weigh(picture: Float32Array, one: number, other: number, meanFirst: boolean): number {
  const difference = (colour: number) => (picture[one * 3 + colour] ?? 0) - (picture[other * 3 + colour] ?? 0);
  const [red, green, blue] = [difference(0), difference(1), difference(2)];
  if (meanFirst) return likeness((red + green + blue) / 3);
  return (likeness(red) + likeness(green) + likeness(blue)) / 3;
}

/** @param edges of the picture, of the enlarged mask's size */
export function bilateralVariation(
  coarse: MaskShape,
  fine: MaskShape,
  enlarger: MaskEnlarger,
  edges: EdgeWeights,
): Variation {
  return (mask) => {
    const plain = totalVariation(mask, coarse);
    const weighted = totalVariation(enlarger.enlarge(mask), fine, edges);
    const slope = enlarger.gather(weighted.gradient);
    return {
      value: (plain.value + weighted.value) / 2,
      gradient: plain.gradient.map((g, i) => (g + (slope[i] ?? 0)) / 2),
    };
  };
}

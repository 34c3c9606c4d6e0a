/**
 * A picture that can be taken away by degrees, pixel by pixel (attribution.md §F.4).
 *
 * Levels run from nothing kept to the picture itself; between two levels a pixel is mixed of both. Either
 * eight blurs whose width falls evenly, or black and the picture.
 */
import { blurRgb } from '../../../core/regions/blur.ts';
import { pause } from '../../pause.ts';
import { inProportion } from './inProportion.ts';
import type { PictureSize } from './slopeAt.ts';

/** At least two; `[height, width, 3]` each, preprocessed. */
export type PerturbationLevels = readonly Float32Array[];

const BLURS = 8;
/** Deviation of the strongest, in pixels of 224. */
const STRONGEST = 20;

/** The first blurred most, the last the picture itself. */
export async function blurLevels(shown: Float32Array, size: PictureSize): Promise<PerturbationLevels> {
  const levels: Float32Array[] = [];
  for (let level = 0; level < BLURS - 1; level++) {
    const deviation = inProportion(STRONGEST, size) * (1 - level / (BLURS - 1));
    levels.push(blurRgb(shown, size.width, size.height, deviation));
    await pause();
  }
  return [...levels, shown];
}

/** From 0 in the network's own input, which is what fading to black means after preprocessing. */
export const fadeLevels = (shown: Float32Array): PerturbationLevels => [new Float32Array(shown.length), shown];

/** The picture of which a pixel's share (0–1) is kept. */
export function perturbed(levels: PerturbationLevels, kept: Float32Array): Float32Array {
  const out = new Float32Array(3 * kept.length);
  kept.forEach((share, pixel) => {
    const { lower, upper, rest } = between(levels, share);
    for (let at = 3 * pixel; at < 3 * pixel + 3; at++)
      out[at] = (lower[at] ?? 0) + rest * ((upper[at] ?? 0) - (lower[at] ?? 0));
  });
  return out;
}

/** The slope with respect to every pixel's share, from that with respect to the picture. */
export function slopeOfShares(levels: PerturbationLevels, kept: Float32Array, gradient: Float32Array): Float32Array {
  const steps = levels.length - 1;
  return kept.map((share, pixel) => {
    const { lower, upper } = between(levels, share);
    let sum = 0;
    for (let at = 3 * pixel; at < 3 * pixel + 3; at++)
      sum += (gradient[at] ?? 0) * ((upper[at] ?? 0) - (lower[at] ?? 0));
    return steps * sum;
  });
}

const NONE = new Float32Array(0);

/** The two levels a share lies between, and how far it is from the lower to the upper. */
function between(levels: PerturbationLevels, share: number) {
  const steps = levels.length - 1;
  const low = Math.min(Math.floor(share * steps), steps - 1);
  return { lower: levels[low] ?? NONE, upper: levels[low + 1] ?? NONE, rest: share * steps - low };
}

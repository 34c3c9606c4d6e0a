/**
 * The smooth region of a given area that gives the highest score (Fong, Patrick and Vedaldi
 * 2019; attribution.md §F.4): momentum descent on `λ · area penalty − reward`, from a mask of ones.
 *
 * λ rises from 300 to 4900, so that the score chooses the place first and the area is kept to in
 * the end. Fewer iterations than the published 800 raise it faster, to the same end.
 */
import { createSgd } from '../descent/sgd.ts';
import type { PictureScore } from '../score.ts';
import { areaPenalty } from './areaPenalty.ts';
import type { PerturbationLevels } from './perturbationLevels.ts';
import { perturbed, slopeOfShares } from './perturbationLevels.ts';
import type { PictureSize } from './slopeAt.ts';
import { slopeAt } from './slopeAt.ts';
import type { SmoothMask } from './smoothMask.ts';

/** λ at first, what it is multiplied by per iteration, and for how many iterations that was published. */
const FIRST_WEIGHT = 300;
const GROWTH = 1.0035;
const PUBLISHED_ITERATIONS = 800;

const MOMENTUM = { momentum: 0.9, dampening: 0.9 };

/** Keep the region and take the rest away, the other way round, or the difference of both scores. */
export type Variant = 'preserved' | 'deleted' | 'both';

export interface RegionSearch {
  readonly score: PictureScore;
  readonly size: PictureSize;
  readonly levels: PerturbationLevels;
  readonly smooth: SmoothMask;
  /** Share of the picture that the region covers. */
  readonly area: number;
  readonly variant: Variant;
  readonly rate: number;
  readonly iterations: number;
}

/** Yields the mask after every iteration, `[height, width]`, 1 in the region. */
export async function* searchRegion(search: RegionSearch): AsyncGenerator<Float32Array, void, void> {
  const { smooth, rate, iterations } = search;
  let parameters: Float32Array = new Float32Array(smooth.rows * smooth.cols).fill(1);
  let enlarged = smooth.enlarge(parameters);
  const sgd = createSgd(parameters.length, MOMENTUM);
  const pace = evenPace(enlarged.gather(new Float32Array(enlarged.mask.length).fill(1)));
  for (let iteration = 0; iteration < iterations; iteration++) {
    const weight = FIRST_WEIGHT * GROWTH ** ((iteration * PUBLISHED_ITERATIONS) / iterations);
    const reward = await rewardSlope(search, enlarged.mask, iteration % 2 === 0);
    const penalty = areaPenalty(enlarged.mask, search.area).gradient;
    const slope = reward.map((up, pixel) => weight * (penalty[pixel] ?? 0) - up);
    const down = enlarged.gather(slope).map((g, point) => g * (pace[point] ?? 1));
    parameters = sgd.step(parameters, down, rate).map((p) => Math.min(1, Math.max(0, p)));
    enlarged = smooth.enlarge(parameters);
    yield enlarged.mask;
  }
}

/**
 * What makes a mask of ones fall equally fast everywhere: the mean of `reach`, by how much each parameter moves
 * the whole mask, over a parameter's own. Those at the edge reach fewer pixels; without this they would
 * fall behind, be the highest, and take the area for that alone.
 */
function evenPace(reach: Float32Array): Float32Array {
  const mean = reach.reduce((sum, value) => sum + value, 0) / reach.length;
  return reach.map((value) => mean / Math.max(value, mean / 10));
}

/** How the reward rises with every pixel of the mask. */
async function rewardSlope(search: RegionSearch, mask: Float32Array, mirrored: boolean): Promise<Float32Array> {
  const { score, size, levels, variant } = search;
  const rest = mask.map((share) => 1 - share);
  const kept = variant === 'preserved' ? [mask] : variant === 'deleted' ? [rest] : [mask, rest];
  const seen = kept.map((shares) => oriented(perturbed(levels, shares), size.width, mirrored));
  const length = 3 * mask.length;
  const pictures = new Float32Array(length * seen.length);
  seen.forEach((picture, i) => {
    pictures.set(picture, i * length);
  });
  const { gradient } = await slopeAt(score, pictures, size);
  const sum = new Float32Array(mask.length);
  kept.forEach((shares, i) => {
    const slope = oriented(gradient.subarray(i * length, (i + 1) * length), size.width, mirrored);
    // Rest falls where the mask rises, and its score counts against the reward: twice a change of sign.
    slopeOfShares(levels, shares, slope).forEach((up, pixel) => (sum[pixel] = (sum[pixel] ?? 0) + up));
  });
  return sum;
}

/** Left and right changed over, or as it is. */
function oriented(picture: Float32Array, width: number, mirrored: boolean): Float32Array {
  if (!mirrored) return picture;
  return picture.map((_, at) => {
    const [pixel, channel] = [Math.floor(at / 3), at % 3];
    const x = pixel % width;
    return picture[3 * (pixel - x + width - 1 - x) + channel] ?? 0;
  });
}

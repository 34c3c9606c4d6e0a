/**
 * What Meaningful Perturbation lowers (Fong and Vedaldi 2017, eq. 5; attribution.md §F.3):
 * the score of the picture with the mask's low cells replaced, plus what a large or ragged mask costs:
 * `f(b + up(m) ⊙ (x − b)) + area · |1 − m| + smoothness · |∇m|^exponent`.
 *
 * `up` is bilinear and then blurred. The penalties are on the coarse mask, as in both released codes.
 */
import type { PictureScore } from '../score.ts';
import { blurredTents } from './blurredTents.ts';
import { moved } from './jitter.ts';
import type { Over, Penalty } from './roughness.ts';
import { removedShare, roughness } from './roughness.ts';
import { gather, spread } from './separableMask.ts';
import type { PictureSize } from './slopeAt.ts';
import { slopeAt } from './slopeAt.ts';

export interface DeletionProblem {
  readonly score: PictureScore;
  readonly size: PictureSize;
  /** The picture and what shows where it is removed, `[height, width, 3]`, preprocessed. */
  readonly shown: Float32Array;
  readonly hidden: Float32Array;
  /** Mask cells per side. */
  readonly cells: number;
  /** Deviation of the blur of the enlarged mask, in pixels. */
  readonly blur: number;
  readonly weights: {
    readonly area: number;
    readonly smoothness: number;
    readonly exponent: number;
    readonly over: Over;
  };
}

/** Chance of one iteration: where both pictures are moved to under the mask, and noise on what the network sees. */
export interface View {
  readonly dx: number;
  readonly dy: number;
  /** `[height, width, 3]`, or null for none. */
  readonly noise: Float32Array | null;
}

/** Its value at a mask of keep-shares (0–1, row by row, low = important) and its slope per cell. */
export type DeletionObjective = (mask: Float32Array, view: View) => Promise<Penalty>;

export function createDeletionObjective(problem: DeletionProblem): DeletionObjective {
  const { score, size, cells, weights } = problem;
  const enlargement = {
    rows: blurredTents(cells, size.height, problem.blur),
    columns: blurredTents(cells, size.width, problem.blur),
  };
  return async (mask, { dx, dy, noise }) => {
    const kept = spread(enlargement, mask);
    const hidden = moved(problem.hidden, size, dx, dy);
    const shown = moved(problem.shown, size, dx, dy);
    const seen = hidden.map((value, i) => {
      const share = kept[Math.floor(i / 3)] ?? 0;
      return value + share * ((shown[i] ?? 0) - value) + (noise?.[i] ?? 0);
    });
    const { values, gradient } = await slopeAt(score, seen, size);
    const slope = new Float32Array(kept.length);
    gradient.forEach((g, i) => {
      const pixel = Math.floor(i / 3);
      slope[pixel] = (slope[pixel] ?? 0) + g * ((shown[i] ?? 0) - (hidden[i] ?? 0));
    });
    const area = removedShare(mask, weights.over);
    const rough = roughness(mask, { rows: cells, cols: cells }, weights.exponent, weights.over);
    return {
      value: (values[0] ?? 0) + weights.area * area.value + weights.smoothness * rough.value,
      gradient: gather(enlargement, slope).map(
        (g, i) => g + weights.area * (area.gradient[i] ?? 0) + weights.smoothness * (rough.gradient[i] ?? 0),
      ),
    };
  };
}

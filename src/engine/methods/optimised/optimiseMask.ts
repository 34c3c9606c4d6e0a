/**
 * I-GOS: find the small smooth mask whose removal costs the class its score.
 *
 * Each iteration takes the slope of `regulariser + integrated score` and steps
 * down as far as a line search allows (attribution.md §B.1). The iteration count
 * is the stop rule, as published; without noise a search that finds no step would
 * find none again, so it ends there. Yields the mask after every iteration; the last
 * one is the result.
 */
import { pause } from '../../pause.ts';
import { createIntegratedScore } from './integratedScore.ts';
import type { IntegratedScore, MaskProblem, Noise } from './integratedScore.ts';
import type { MaskPoint } from './lineSearch.ts';
import { stepDown } from './lineSearch.ts';
import type { RegulariserWeights } from './maskRegulariser.ts';
import { regularise } from './maskRegulariser.ts';
import { gaussianNoise } from '../noise.ts';

export interface MaskSearch extends MaskProblem {
  readonly weights: RegulariserWeights;
  readonly iterations: number;
  /** Normal noise on every integration picture, its deviation in preprocessed units; drawn anew for each iteration. */
  readonly noise: { readonly deviation: number; readonly random: () => number } | null;
  /**
   * What a step must lower: the very objective the slope is of, under the same noise (common random
   * numbers); or the score of the one masked picture, as in the first release. The latter is cheaper,
   * but where the network is sure it is flat, and then no step is found at all.
   */
  readonly judge: 'all steps' | 'one picture';
}

export interface MaskStep {
  /** Keep-shares 0–1, row by row: low = important. */
  readonly mask: Float32Array;
  readonly iteration: number;
  /** What the line search lowered, after this iteration. */
  readonly objective: number;
  readonly forwards: number;
  readonly backwards: number;
}

export async function* optimiseMask(search: MaskSearch): AsyncGenerator<MaskStep, void, void> {
  const score = createIntegratedScore(search);
  let mask: Float32Array = new Float32Array(search.shape.rows * search.shape.cols).fill(1);
  try {
    for (let iteration = 1; iteration <= search.iterations; iteration++) {
      const next = await iterate(search, score, mask);
      mask = next.to.mask;
      yield { mask, iteration, objective: next.to.value, ...score.passed };
      if (!next.moved && !search.noise) break;
      await pause();
    }
  } finally {
    score.dispose();
  }
}

async function iterate(
  search: MaskSearch,
  score: IntegratedScore,
  mask: Float32Array,
): Promise<{ readonly to: MaskPoint; readonly moved: boolean }> {
  const { shape, weights, judge } = search;
  const noise = drawNoise(search);
  const slope = await score.valueAndGradient(mask, noise);
  const rest = regularise(mask, shape, weights);
  const gradient = slope.gradient.map((g, i) => g + (rest.gradient[i] ?? 0));
  const objective = async (at: Float32Array): Promise<number> =>
    regularise(at, shape, weights).value +
    (judge === 'all steps' ? await score.value(at, noise) : await score.whole(at));
  const value = judge === 'all steps' ? rest.value + slope.value : await objective(mask);
  const next = await stepDown({ mask, value }, gradient, objective);
  return next ? { to: next, moved: true } : { to: { mask, value }, moved: false };
}

function drawNoise({ noise, steps, shown }: MaskSearch): Noise {
  return noise && gaussianNoise(steps * shown.size, noise.deviation, noise.random);
}

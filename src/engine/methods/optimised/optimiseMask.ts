/**
 * I-GOS and what came of it: find the small smooth mask whose removal costs the class its score.
 *
 * Each iteration takes the slope of the objective and steps down as far as a line
 * search allows, or at a fixed rate with momentum (attribution.md §B.1, §B.2). The
 * iteration count is the stop rule, as published; without noise a search that finds
 * no step would find none again, so it ends there.
 */
import { gaussianNoise } from '../noise.ts';
import type { Noise } from './integratedScore.ts';
import type { MaskPoint } from './lineSearch.ts';
import { stepDown } from './lineSearch.ts';
import type { MaskObjective, MaskProblem } from './maskObjective.ts';
import { createMaskObjective } from './maskObjective.ts';
import type { MomentumStep } from './momentum.ts';
import { createMomentum } from './momentum.ts';
import type { Work } from './work.ts';

export interface MaskSearch extends MaskProblem {
  readonly iterations: number;
  /**
   * Normal noise on every integration picture, its deviation in preprocessed units; drawn anew for each
   * iteration, and the same for all that is compared within one (common random numbers).
   */
  readonly noise: { readonly deviation: number; readonly random: () => number } | null;
  readonly descent: Descent;
}

export type Descent =
  | {
      readonly kind: 'line search';
      /** The longest step tried. */
      readonly stride: number;
      /**
       * What a step must lower: the very objective the slope is of, under the same noise; or that of the masked
       * pictures alone, as in the first release. The latter is cheaper, but where the network is sure it is flat,
       * and then no step is found at all.
       */
      readonly judge: 'all steps' | 'one picture';
    }
  | { readonly kind: 'momentum'; readonly rate: number };

export interface MaskStep {
  /** Keep-shares 0–1, row by row: low = important. The product where there are several masks. */
  readonly mask: Float32Array;
  readonly iteration: number;
  /** What the line search lowered, after this iteration; with momentum, the objective before it. */
  readonly objective: number;
  readonly forwards: number;
  readonly backwards: number;
}

/** Yields the mask after every iteration, the last of which is the result, and nothing after every batch on the way. */
export async function* optimiseMask(search: MaskSearch): AsyncGenerator<MaskStep | undefined, void, void> {
  const objective = createMaskObjective(search);
  const iterate = search.descent.kind === 'momentum' ? gliding(search.descent.rate) : searching(search.descent);
  let point: Float32Array = new Float32Array(search.masks * search.shape.rows * search.shape.cols).fill(1);
  try {
    for (let iteration = 1; iteration <= search.iterations; iteration++) {
      const next = yield* iterate(objective, point, drawNoise(search));
      if (next.to !== null) point = next.to;
      yield { mask: objective.product(point), iteration, objective: next.value, ...objective.passed };
      if (next.to === null && !search.noise) break;
    }
  } finally {
    objective.dispose();
  }
}

/** One iteration: where it leads, or null where it finds no step. */
type Iterate = (
  objective: MaskObjective,
  point: Float32Array,
  noise: Noise,
) => Work<{ readonly to: Float32Array | null; readonly value: number }>;

function searching({ stride, judge }: Extract<Descent, { kind: 'line search' }>): Iterate {
  return async function* (objective, point, noise) {
    const { value, gradient } = yield* objective.valueAndGradient(point, noise);
    const judged = (at: Float32Array, most: number) =>
      judge === 'all steps' ? objective.value(at, noise, most) : objective.whole(at, most);
    const from: MaskPoint = { point, value: judge === 'all steps' ? value : yield* judged(point, Infinity) };
    const next = yield* stepDown(from, gradient, judged, stride);
    return next === null ? { to: null, value: from.value } : { to: next.point, value: next.value };
  };
}

function gliding(rate: number): Iterate {
  const step: MomentumStep = createMomentum(rate);
  return async function* (objective, point, noise) {
    const { value, gradient } = yield* objective.valueAndGradient(point, noise);
    return { to: step(point, gradient), value };
  };
}

function drawNoise({ noise, steps, shown }: MaskSearch): Noise {
  return noise && gaussianNoise(steps * shown.size, noise.deviation, noise.random);
}

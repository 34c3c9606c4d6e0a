/**
 * The integral of Integrated Gradients, by the midpoint rule with as many steps as it takes.
 *
 * A network of rectifiers has kinks on the way, so no fixed number of steps is right for all pictures: the number is
 * doubled until the parts sum to the difference of the two scores within 1 % of it or 0.001, or the most is reached
 * (gradient-methods.md §1). What is missing then is reported, never spread over the pixels.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { pause } from '../../pause.ts';
import type { Completeness } from '../method.ts';
import type { PictureScore } from '../score.ts';
import { valuesOf, wayGradients } from './wayGradients.ts';

const RELATIVE_GAP = 0.01;
const ABSOLUTE_GAP = 1e-3;

/** Its fractional part spreads points evenly over the way, whatever number of them is done. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface Integral {
  readonly score: PictureScore;
  /** x and x', preprocessed, `[1, height, width, 3]`; both stay the caller's. */
  readonly input: Tensor4D;
  readonly reference: Tensor4D;
  /** To begin with, and at most: whole numbers of at least 1. */
  readonly steps: number;
  readonly most: number;
}

export interface IntegralStep {
  /** One number per pixel; an estimate from points all over the way, best at the end. */
  readonly values: Float64Array;
  /** Steps of the last finished estimate, 0 before the first is finished. */
  readonly steps: number;
  /** Of the last finished estimate. */
  readonly completeness: Completeness | null;
  /** Points on the way passed through the network so far, and if the number is doubled to the end. */
  readonly passed: number;
  readonly planned: number;
}

/** Yields after every few points; the last one yielded is the result. */
export async function* integrate(integral: Integral): AsyncGenerator<IntegralStep, void, void> {
  const { score, input, reference, most } = integral;
  const [whole = 0, none = 0] = await valuesOf(score, [input, reference]);
  const due = whole - none;
  const planned = plannedPoints(integral);
  let finished: Pick<IntegralStep, 'values' | 'steps' | 'completeness'> | null = null;
  let passed = 0;
  for (let steps = Math.min(integral.steps, most); ; steps *= 2) {
    const sums = new Float64Array(input.size / 3);
    let done = 0;
    for await (const part of wayGradients(score, input, midpoints(steps, reference))) {
      part.sums.forEach((value, pixel) => (sums[pixel] = (sums[pixel] ?? 0) + value));
      done += part.points;
      passed += part.points;
      await pause();
      // A doubled estimate of few points is worse than the finished one before it.
      if (done < steps) yield { ...(finished ?? unfinished(sums, done)), passed, planned };
    }
    const values = sums.map((value) => value / steps);
    const sum = values.reduce((total, value) => total + value, 0);
    finished = { values, steps, completeness: { sum, due } };
    const isEnough = Math.abs(sum - due) <= Math.max(RELATIVE_GAP * Math.abs(due), ABSOLUTE_GAP);
    yield { ...finished, passed, planned };
    if (isEnough || 2 * steps > most) return;
  }
}

const unfinished = (sums: Float64Array, done: number) => ({
  values: sums.map((value) => value / done),
  steps: 0,
  completeness: null,
});

function plannedPoints({ steps, most }: Pick<Integral, 'steps' | 'most'>): number {
  let points = 0;
  for (let n = Math.min(steps, most); n <= most; n *= 2) points += n;
  return points;
}

/** (k + ½)/n, not in the order of the way. */
function midpoints(steps: number, reference: Tensor4D) {
  const order = Array.from({ length: steps }, (_, k) => k).sort((a, b) => ((a * GOLDEN) % 1) - ((b * GOLDEN) % 1));
  return order.map((k) => ({ reference, share: (k + 0.5) / steps }));
}

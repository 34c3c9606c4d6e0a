/**
 * Insertion and deletion curves as numbers (Petsiuk et al. 2018, released `evaluation.py`;
 * attribution.md §E.1).
 *
 * Does not know what a changed pixel looks like (see `engine/measures`).
 */
import type { Curve } from './mapMeasures.ts';

/** How many of `pixels` are changed after each point of a curve, ascending, from 0 to all of them. */
export function curvePoints(pixels: number, steps: number): number[] {
  const perStep = Math.ceil(pixels / steps);
  const points = Math.ceil(pixels / perStep) + 1;
  return Array.from({ length: points }, (_, at) => Math.min(pixels, at * perStep));
}

/**
 * @param points as of `curvePoints`, at least two
 * @param confidences one for each of them
 */
export function curveOf(points: readonly number[], confidences: readonly number[]): Curve {
  const pixels = points.at(-1) ?? 0;
  return { shares: points.map((count) => count / pixels), confidences, area: areaUnder(confidences) };
}

/** The released code takes all steps for equally long, also where the last one is not. */
function areaUnder(confidences: readonly number[]): number {
  const sum = confidences.reduce((total, confidence) => total + confidence, 0);
  const ends = (confidences[0] ?? 0) + (confidences.at(-1) ?? 0);
  return (sum - ends / 2) / (confidences.length - 1);
}

/**
 * The average of Expected Gradients: random references, random points on the way from each to the picture.
 *
 * One draw is one point; over many, the parts sum to f(x) less the mean score of the references. Of the
 * references drawn here that mean is known exactly, so it is what is due; chance is left in the points only.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { pause } from '../../pause.ts';
import type { Completeness } from '../method.ts';
import type { PictureScore } from '../score.ts';
import { valuesOf, wayGradients } from './wayGradients.ts';

export interface Expectation {
  readonly score: PictureScore;
  /** The picture and the references, preprocessed, `[1, height, width, 3]`; all stay the caller's. */
  readonly input: Tensor4D;
  readonly references: readonly Tensor4D[];
  /** Draws, at least 1. */
  readonly samples: number;
  /** Uniform numbers in [0, 1): for every draw one for the reference and one for the point. */
  readonly random: () => number;
}

export interface ExpectationStep {
  /** The average so far, one number per pixel. */
  readonly values: Float64Array;
  readonly completeness: Completeness;
  readonly drawn: number;
}

/** Yields after every few draws; the last one yielded is the result. */
export async function* expectGradients(expectation: Expectation): AsyncGenerator<ExpectationStep, void, void> {
  const { score, input, references, samples, random } = expectation;
  const [whole = 0, ...scores] = await valuesOf(score, [input, ...references]);
  const places = Array.from({ length: samples }, () => ({
    place: Math.floor(random() * references.length),
    share: random(),
  }));
  const points = places.map(({ place, share }) => ({ reference: references[place] ?? input, share }));
  const sums = new Float64Array(input.size / 3);
  let drawn = 0;
  let none = 0;
  for await (const part of wayGradients(score, input, points)) {
    part.sums.forEach((value, pixel) => (sums[pixel] = (sums[pixel] ?? 0) + value));
    for (const { place } of places.slice(drawn, drawn + part.points)) none += scores[place] ?? 0;
    drawn += part.points;
    const values = sums.map((value) => value / drawn);
    const sum = values.reduce((total, value) => total + value, 0);
    await pause();
    yield { values, completeness: { sum, due: whole - none / drawn }, drawn };
  }
}

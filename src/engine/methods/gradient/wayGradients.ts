/**
 * Gradients on straight ways from a reference to the picture: what Integrated and Expected Gradients average.
 *
 * Of every point `x' + α(x − x')` the contributions `(x − x') ⊙ ∇f`, summed over channels; the average of their
 * sums over α in 0 … 1 is f(x) − f(x') (gradient-methods.md §1).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import type { PictureScore } from '../score.ts';
import { inParts, take } from './parts.ts';

export interface WayPoint {
  /** x', `[1, height, width, 3]`; stays the caller's. */
  readonly reference: Tensor4D;
  /** α: 0 at the reference, 1 at the picture. */
  readonly share: number;
}

/** Contributions summed over a few points at a time, one number per pixel. */
export async function* wayGradients(
  score: PictureScore,
  input: Tensor4D,
  points: readonly WayPoint[],
): AsyncGenerator<{ readonly sums: Float32Array; readonly points: number }, void, void> {
  for (const part of inParts(points, input)) {
    const sums = await take(
      tf.tidy(() => {
        const references = tf.concat(part.map(({ reference }) => reference));
        const shares = tf.tensor4d(
          part.map(({ share }) => share),
          [part.length, 1, 1, 1],
        );
        const whole = tf.sub(input, references);
        const { gradient } = score.valueAndGradient(tf.add(references, tf.mul(whole, shares)));
        return tf.sum<Tensor3D>(tf.mul(whole, gradient), [0, 3]);
      }),
    );
    yield { sums, points: part.length };
  }
}

/** Scores of pictures `[1, height, width, 3]`, a few at a time. */
export async function valuesOf(score: PictureScore, pictures: readonly Tensor4D[]): Promise<number[]> {
  const values: number[] = [];
  for (const picture of pictures) values.push(...(await take(tf.tidy(() => score.value(picture)))));
  return values;
}

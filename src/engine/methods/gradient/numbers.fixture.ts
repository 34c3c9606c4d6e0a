/** Small pictures, scores with known gradients, and plain arithmetic for the tests of this folder. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { tensorNoise } from '../../../network/noise.fixture.ts';
import type { PictureScore } from '../score.ts';

/** Without a pattern, 4 × 5 pixels. */
export const smallPicture = (seed: number, scale = 1): Tensor4D =>
  tf.tensor4d(
    tensorNoise([1, 4, 5, 3], seed).map((value) => scale * value),
    [1, 4, 5, 3],
  );

/** ½ Σ weights · picture²: the gradient is weights · picture. */
export function quadraticScore(weights: Tensor4D): PictureScore {
  const value = (pictures: Tensor4D) => tf.sum<Tensor1D>(tf.mul(tf.mul(tf.square(pictures), weights), 0.5), [1, 2, 3]);
  return { value, valueAndGradient: (pictures) => ({ value: value(pictures), gradient: tf.mul(pictures, weights) }) };
}

export const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Largest difference of two lists of numbers; infinite where one is longer. */
export function gapOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

export const largest = (values: ArrayLike<number>): number => Math.max(...Array.from(values, Math.abs));

/** The last of what a generator yields. */
export async function lastOf<T>(steps: AsyncIterable<T>): Promise<T> {
  const all: T[] = [];
  for await (const step of steps) all.push(step);
  return all.at(-1) as T;
}

/** Numbers of a pixel's three channels made one. */
export function perPixel(values: ArrayLike<number>, join: (channels: readonly number[]) => number): number[] {
  return Array.from({ length: values.length / 3 }, (_, pixel) =>
    join(Array.from(values).slice(3 * pixel, 3 * pixel + 3)),
  );
}

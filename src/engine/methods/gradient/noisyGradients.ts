/**
 * Gradients at noisy copies of the picture: their mean and their spread, per number of the picture.
 *
 * SmoothGrad, SmoothGrad² and VarGrad read their maps off the same two numbers (gradient-methods.md §1). Mean and
 * squares are updated picture by picture (Welford 1962), so a small variance is not lost beside a large mean.
 * The noise of each picture is drawn on its own: how many go through the network together changes nothing.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { seededRandom } from '../../../core/seededRandom.ts';
import { pause } from '../../pause.ts';
import { gaussianNoise } from '../noise.ts';
import type { PictureScore } from '../score.ts';
import { inParts, take } from './parts.ts';

export interface NoisyGradients {
  readonly score: PictureScore;
  /** The preprocessed picture, `[1, height, width, 3]`; stays the caller's. */
  readonly input: Tensor4D;
  readonly samples: number;
  /** Standard deviation of the noise as a share of the picture's range of values. Noisy values are not clipped. */
  readonly noise: number;
  readonly seed: number;
}

/** Of all gradients so far, one number per number of the picture. */
export interface Moments {
  readonly count: number;
  readonly mean: Float64Array;
  /** Mean squared distance from the mean. */
  readonly variance: Float64Array;
}

/** Yields after every few pictures; at last over all `samples`. */
export async function* noisyGradients({
  score,
  input,
  samples,
  noise,
  seed,
}: NoisyGradients): AsyncGenerator<Moments, void, void> {
  const deviation = noise * rangeOfValues(await input.data<'float32'>());
  const random = seededRandom(seed);
  const mean = new Float64Array(input.size);
  const distances = new Float64Array(input.size);
  let count = 0;
  for (const part of inParts(Array.from({ length: samples }), input)) {
    const added = part.map(() => gaussianNoise(input.size, deviation, random));
    const gradients = await take(tf.tidy(() => score.valueAndGradient(noisy(input, added)).gradient));
    for (const place of part.keys()) {
      count++;
      welford(gradients.subarray(place * input.size, (place + 1) * input.size), count, mean, distances);
    }
    await pause();
    yield { count, mean, variance: distances.map((sum) => sum / count) };
  }
}

function rangeOfValues(values: Float32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

function noisy(input: Tensor4D, added: readonly Float32Array[]): Tensor4D {
  const [, height, width, channels] = input.shape;
  const all = new Float32Array(added.length * input.size);
  added.forEach((noise, place) => {
    all.set(noise, place * input.size);
  });
  return tf.add<Tensor4D>(input, tf.tensor4d(all, [added.length, height, width, channels]));
}

/** Takes one more gradient into the mean of `count` and into the sum of squared distances from it. */
function welford(gradient: Float32Array, count: number, mean: Float64Array, distances: Float64Array): void {
  for (let i = 0; i < gradient.length; i++) {
    const before = (gradient[i] ?? 0) - (mean[i] ?? 0);
    mean[i] = (mean[i] ?? 0) + before / count;
    distances[i] = (distances[i] ?? 0) + before * ((gradient[i] ?? 0) - (mean[i] ?? 0));
  }
}

/**
 * Asks the network about many disturbed pictures, a batch at a time.
 *
 * Pictures are put together on typed arrays, so every back end is shown the very same
 * numbers. Keeps no tensor from one batch to the next: whoever leaves the loop leaves
 * nothing behind.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Target } from '../../core/methods/target.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { Network } from '../../network/graph.ts';
import type { ScoreKind } from '../methods/score.ts';
import { scoreOf } from '../methods/score.ts';
import { pause } from '../pause.ts';
import type { Preprocess } from '../picture/preprocess.ts';
import { chooseBatchSize } from '../scorer/batchSize.ts';

/** A picture and what is asked of the network about it. */
export interface Question {
  readonly network: Network;
  readonly picture: SeenPicture;
  readonly preprocess: Preprocess;
  readonly target: Target;
}

/** Any WebGPU device binds as much (`maxStorageBufferBindingSize` of the specification); beyond its limit a batch gives zeros. */
const BINDING_LIMIT = 128 * 2 ** 20;

/**
 * Scores of `count` pictures; yields how many more are done after every batch.
 *
 * @param write puts the preprocessed picture number `index` into `out`, `[height, width, 3]`; called once for
 *   each, in order, and `out` holds anything before
 */
export async function* scorePictures(
  { network, picture, target }: Question,
  kind: ScoreKind,
  count: number,
  write: (index: number, out: Float32Array) => void,
): AsyncGenerator<number, Float32Array, void> {
  const { width, height } = picture;
  const length = width * height * 3;
  const score = scoreOf(network, target, kind);
  const batch = Math.min(count, chooseBatchSize(network, tf.getBackend(), BINDING_LIMIT));
  const buffer = new Float32Array(batch * length);
  const scores = new Float32Array(count);
  for (let from = 0; from < count; from += batch) {
    const size = Math.min(batch, count - from);
    for (let at = 0; at < size; at++) write(from + at, buffer.subarray(at * length, (at + 1) * length));
    const values = tf.tidy(() => score.value(tf.tensor4d(buffer.subarray(0, size * length), [size, height, width, 3])));
    try {
      scores.set(await values.data<'float32'>(), from);
    } finally {
      values.dispose();
    }
    await pause();
    yield size;
  }
  return scores;
}

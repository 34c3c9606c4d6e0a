/**
 * Asks the network about many masked pictures, a batch at a time.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../../network/graph.ts';
import { chooseBatchSize } from '../../scorer/batchSize.ts';
import type { PictureScore } from '../score.ts';
import type { FilledMask, MaskedPictures } from './maskedPictures.ts';

/** Above eight pictures a GPU gains little, and below no buffer of theirs is larger than every GPU can bind. */
const LARGEST_BATCH = 8;

export function batchSizeFor(network: Network): number {
  return Math.min(LARGEST_BATCH, chooseBatchSize(network, tf.getBackend(), null));
}

/** The score of every picture, in order. */
export async function scoresOf(
  score: PictureScore,
  pictures: MaskedPictures,
  masks: readonly FilledMask[],
): Promise<Float32Array> {
  const values = tf.tidy(() => score.value(pictures.make(masks)));
  try {
    return Float32Array.from(await values.data<'float32'>());
  } finally {
    values.dispose();
  }
}

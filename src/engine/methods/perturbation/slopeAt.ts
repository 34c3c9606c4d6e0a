/** The score of pictures given as plain numbers, and its slope, as plain numbers again. */
import * as tf from '@tensorflow/tfjs-core';
import type { PictureScore } from '../score.ts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @param pictures `[n, height, width, 3]` row by row, preprocessed; the gradient is of the same shape */
export async function slopeAt(
  score: PictureScore,
  pictures: Float32Array,
  { width, height }: PictureSize,
): Promise<{ readonly values: Float32Array; readonly gradient: Float32Array }> {
  const [value, gradient] = tf.tidy(() => {
    const judged = score.valueAndGradient(
      tf.tensor4d(pictures, [pictures.length / (height * width * 3), height, width, 3]),
    );
    return [judged.value, judged.gradient];
  });
  try {
    return {
      values: Float32Array.from(await value.data<'float32'>()),
      gradient: Float32Array.from(await gradient.data<'float32'>()),
    };
  } finally {
    tf.dispose([value, gradient]);
  }
}

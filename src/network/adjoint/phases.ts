/**
 * Maps taken apart by the position of a pixel modulo the strides, and put together again.
 *
 * Strided windows become plain ones on the phases, so strided slices and scatters
 * are never needed; only kernels that are fast on every back end.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Pair } from '../geometry.ts';

/**
 * `phases[i][j]` holds the pixels of `x` at rows ≡ i and columns ≡ j; height and width must be multiples.
 *
 * Picked by a depthwise convolution with a single one in a window of the strides' size: exact for finite values, and
 * far faster on WASM than a slice of single pixels.
 */
export function splitPhases(x: tf.Tensor4D, strides: Pair): tf.Tensor4D[][] {
  const [rows, columns] = strides;
  if (rows === 1 && columns === 1) return [[x]];
  const one = tf.ones<tf.Rank.R4>([1, 1, x.shape[3], 1]);
  return range(rows).map((i) =>
    range(columns).map((j) => {
      const pick = tf.pad(one, [
        [i, rows - 1 - i],
        [j, columns - 1 - j],
        [0, 0],
        [0, 0],
      ]);
      return tf.depthwiseConv2d(x, pick, [rows, columns], 'valid');
    }),
  );
}

/** The inverse of `splitPhases`. */
export function joinPhases(phases: readonly (readonly tf.Tensor4D[])[]): tf.Tensor4D {
  const [n, height, width, channels] = phases[0]?.[0]?.shape ?? [0, 0, 0, 0];
  const columns = phases[0]?.length ?? 1;
  const lines = phases.map((line) => {
    const parts = line.map((phase) => tf.reshape<tf.Rank.R3>(phase, [n * height * width, 1, channels]));
    return tf.reshape<tf.Rank.R3>(joined(parts), [n * height, 1, width * columns * channels]);
  });
  return tf.reshape(joined(lines), [n, height * phases.length, width * columns, channels]);
}

/** Every pixel followed by zeros up to the stride: `[n, h, w, c]` → `[n, h·rows, w·columns, c]`. */
export function stuffZeros(x: tf.Tensor4D, [rows, columns]: Pair): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  const wide = followed(tf.reshape(x, [n * height * width, 1, channels]), columns);
  const tall = followed(tf.reshape(wide, [n * height, 1, width * columns * channels]), rows);
  return tf.reshape(tall, [n, height * rows, width * columns, channels]);
}

function followed(x: tf.Tensor3D, stride: number): tf.Tensor3D {
  if (stride === 1) return x;
  return tf.pad(x, [
    [0, 0],
    [0, stride - 1],
    [0, 0],
  ]);
}

function joined(parts: tf.Tensor3D[]): tf.Tensor3D {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : tf.concat(parts, 1);
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

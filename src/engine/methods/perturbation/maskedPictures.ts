/**
 * Batches of pictures mixed by separable masks, put together where the network runs:
 * `from + mask ⊙ (to − from)`.
 *
 * A few numbers per mask go up and never a picture. The columns are written once per channel, so that one
 * product gives the mask in all three and nothing is broadcast along the channels, which takes
 * WASM fifteen times as long.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { AxisWeights, SeparableMask } from './separableMask.ts';

const CHANNELS = 3;

/** A mask and its coarse values, `[rows.cells, columns.cells]`. */
export interface FilledMask extends SeparableMask {
  readonly values: Float32Array;
}

export interface MaskedPictures {
  /** `[n, height, width, 3]`; all masks of a batch have the same numbers of cells. */
  make(masks: readonly FilledMask[]): Tensor4D;
  dispose(): void;
}

/** Both pictures `[1, height, width, 3]`, preprocessed; they stay the caller's and must live as long. */
export function createMaskedPictures(from: Tensor4D, to: Tensor4D): MaskedPictures {
  const [, height, width] = from.shape;
  const difference = tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.sub(to, from), [1, height, width * CHANNELS]));
  return {
    make: (masks) =>
      tf.tidy(() => {
        const count = masks.length;
        const [down, across] = [masks[0]?.rows.cells ?? 1, masks[0]?.columns.cells ?? 1];
        const rows = tf.tensor3d(joined(masks.map((mask) => mask.rows.weights)), [count, height, down]);
        const cells = tf.tensor3d(joined(masks.map((mask) => mask.values)), [count, down, across]);
        const columns = tf.tensor3d(joined(masks.map((mask) => perChannel(mask.columns))), [
          count,
          width * CHANNELS,
          across,
        ]);
        const mask = tf.matMul(rows, tf.matMul(cells, columns, false, true));
        const added = tf.reshape<tf.Rank.R4>(tf.mul(difference, mask), [count, height, width, CHANNELS]);
        return tf.add<Tensor4D>(from, added);
      }),
    dispose: () => {
      difference.dispose();
    },
  };
}

function perChannel({ pixels, cells, weights }: AxisWeights): Float32Array {
  const repeated = new Float32Array(pixels * CHANNELS * cells);
  for (let x = 0; x < pixels; x++) {
    const line = weights.subarray(x * cells, (x + 1) * cells);
    for (let channel = 0; channel < CHANNELS; channel++) repeated.set(line, (x * CHANNELS + channel) * cells);
  }
  return repeated;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * From region sets to the tensor the network takes, in two ways.
 *
 * *host*: typed arrays, composited straight into one buffer that is used again
 * for every batch; right where the network runs on the processor. *device*: 49
 * numbers per set go up and the pictures are composited there, never a picture
 * per candidate; right on a GPU. Both mix the same picture with the same hidden
 * one by the same weights, after preprocessing (it is affine, so the order does not
 * matter), and agree to rounding.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createCompositor } from '../../core/regions/composite.ts';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { members } from '../../core/regions/regionSet.ts';
import { hiddenTensor, hiddenValues, inputTensor, inputValues } from '../inputTensor.ts';
import { axisMatrix } from './axisMatrix.ts';
import type { MaskedSubject } from './evaluator.ts';

export type Compositing = 'host' | 'device';

export interface MaskedBatches {
  /** `[n, height, width, 3]`, preprocessed; the caller's to dispose, and to use up before the next call. */
  make(sets: readonly RegionSet[]): Tensor4D;
  dispose(): void;
}

/** Where pictures are best put together for a TensorFlow.js back end. */
export function compositingFor(backend: string): Compositing {
  return backend === 'webgpu' || backend === 'webgl' ? 'device' : 'host';
}

export function createMaskedBatches(subject: MaskedSubject, compositing: Compositing): MaskedBatches {
  return compositing === 'host' ? hostBatches(subject) : deviceBatches(subject);
}

function hostBatches(subject: MaskedSubject): MaskedBatches {
  const { width, height } = subject.picture;
  const stride = height * width * 3;
  // Both are preprocessed once, so that a set costs one pass over the pixels instead of two.
  const shown = { width, height, rgb: inputValues(subject.picture, subject.preprocess) };
  const hidden = { kind: 'picture', rgb: hiddenValues(subject.picture, subject.preprocess, subject.baseline) } as const;
  const compositor = createCompositor(shown, hidden, subject.grid, subject.footprint);
  let buffer = new Float32Array(0);
  return {
    make(sets) {
      if (buffer.length < sets.length * stride) buffer = new Float32Array(sets.length * stride);
      sets.forEach((set, i) => {
        compositor.into(set, buffer, i * stride);
      });
      return tf.tensor4d(buffer.subarray(0, sets.length * stride), [sets.length, height, width, 3]);
    },
    dispose: () => undefined,
  };
}

function deviceBatches(subject: MaskedSubject): MaskedBatches {
  const { picture, grid, footprint } = subject;
  const { width, height } = picture;
  const rows = axisMatrix(footprint, grid.rows, height);
  const columns = axisMatrix(footprint, grid.cols, width);
  const hidden = hiddenTensor(picture, subject.preprocess, subject.baseline);
  const difference = tf.tidy(() => tf.sub(inputTensor(picture, subject.preprocess), hidden));
  return {
    make: (sets) =>
      tf.tidy(() => {
        const bits = tf.tensor3d(shownCells(sets, regionCount(grid)), [sets.length, grid.rows, grid.cols]);
        const wide = tf.matMul(tf.reshape(bits, [-1, grid.cols]), columns, false, true);
        const masks = tf.matMul(
          tf.reshape(rows, [1, height, grid.rows]),
          tf.reshape(wide, [sets.length, grid.rows, width]),
        );
        return tf.add(hidden, tf.mul(tf.reshape(masks, [sets.length, height, width, 1]), difference));
      }),
    dispose: () => {
      tf.dispose([rows, columns, hidden, difference]);
    },
  };
}

/** 1 where a region is shown, set after set. */
function shownCells(sets: readonly RegionSet[], regions: number): Float32Array {
  const cells = new Float32Array(sets.length * regions);
  sets.forEach((set, i) => {
    for (const id of members(set)) cells[i * regions + id] = 1;
  });
  return cells;
}

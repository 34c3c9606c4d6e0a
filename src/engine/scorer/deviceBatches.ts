/**
 * Masked pictures made by TensorFlow.js operations, for a back end without programs of our own (WebGL).
 *
 * One number per region and set goes up, never a picture per set: the mask is two small
 * products with the axes' weights (`axisMatrix.ts`).
 */
import * as tf from '@tensorflow/tfjs-core';
import { regionCount } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { members } from '../../core/regions/regionSet.ts';
import { axisMatrix } from './axisMatrix.ts';
import type { MaskedSubject } from './evaluator.ts';
import type { MaskedBatches } from './maskedPictures.ts';
import { affineParts } from './maskedPictures.ts';

export function deviceBatches(subject: MaskedSubject): MaskedBatches {
  const { picture, grid, footprint } = subject;
  const { width, height } = picture;
  const rows = axisMatrix(footprint, grid.rows, height);
  const columns = axisMatrix(footprint, grid.cols, width);
  const { hidden, gain } = affineParts(subject);
  return {
    make: (sets) =>
      tf.tidy(() => {
        const bits = tf.tensor3d(shownCells(sets, regionCount(grid)), [sets.length, grid.rows, grid.cols]);
        const wide = tf.matMul(tf.reshape(bits, [-1, grid.cols]), columns, false, true);
        const masks = tf.matMul(
          tf.reshape(rows, [1, height, grid.rows]),
          tf.reshape(wide, [sets.length, grid.rows, width]),
        );
        return tf.add(hidden, tf.mul(tf.reshape(masks, [sets.length, height, width, 1]), gain));
      }),
    dispose: () => {
      tf.dispose([rows, columns, hidden, gain]);
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

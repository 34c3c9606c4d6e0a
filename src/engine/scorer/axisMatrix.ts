/**
 * Footprints as matrices, so that a coarse mask becomes a full-size one by two
 * small products: `up(m) = Uy · m · Uxᵀ`.
 *
 * Unlike TensorFlow.js's own resize this is exact at the corners, has an exact
 * adjoint (`Uyᵀ · g · Ux`) on every back end, and works for hard tiles too
 * (attribution.md §0.4 point 2).
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Footprint } from '../../core/regions/footprint.ts';
import { axisWeights } from '../../core/regions/footprint.ts';

/** `[pixels, cells]`: weight of every cell at every pixel of one axis. */
export function axisMatrix(footprint: Footprint, cells: number, pixels: number): Tensor2D {
  const values = new Float32Array(pixels * cells);
  axisWeights(footprint, cells, pixels).forEach((weights, cell) => {
    for (let pixel = 0; pixel < pixels; pixel++) values[pixel * cells + cell] = weights[pixel] ?? 0;
  });
  return tf.tensor2d(values, [pixels, cells]);
}

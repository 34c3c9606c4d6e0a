/**
 * Adjoints of pools, with the same result on every back end.
 *
 * The native kernels are not used: MaxPoolGrad breaks ties differently on each back
 * end and is wrong on WASM for windows whose maximum is not positive, AvgPoolGrad
 * divides by the window and not by the real pixels in it (gradient-methods.md
 * §7.3 B, C, G).
 */
import * as tf from '@tensorflow/tfjs-core';
import { planWindow, type Pair, type WindowPlan } from '../geometry.ts';
import type { WindowGeometry } from '../graph.ts';
import { depthwiseAdjoint, noStore } from './convolution.ts';
import { joinPhases, splitPhases } from './phases.ts';
import { reframe } from './reframe.ts';
import { awardMaxima } from './simd/awardMaxima.ts';
import { heapInUse } from './simd/onHeap.ts';

export interface Window {
  readonly window: Pair;
  readonly geometry: WindowGeometry;
}

/** Below every activation, and still finite on back ends that compute in half precision by way of textures. */
const lowest = -3e38;

/**
 * Max pool: every pixel that equals the maximum of a window gets an equal share of that window's state, so the sum is
 * conserved under ties (gradient-methods.md §7.4-4).
 * @param x the pool's input, `y` its output
 */
export function maxPoolAdjoint(dy: tf.Tensor4D, x: tf.Tensor4D, y: tf.Tensor4D, pool: Window): tf.Tensor4D {
  const heap = heapInUse();
  if (heap !== null) return awardMaxima(heap, dy, x, y, pool);
  return maxPoolByPhases(dy, x, y, pool);
}

/** By kernels that every back end has: the windows' taps become plain maps on the phases of the strides. */
function maxPoolByPhases(dy: tf.Tensor4D, x: tf.Tensor4D, y: tf.Tensor4D, pool: Window): tf.Tensor4D {
  const { strides } = pool.geometry;
  const [, height, width] = x.shape;
  const plan = planWindow(pool.geometry, pool.window, [height, width]);
  const [rows, columns] = [phaseLength(pool, plan, 0), phaseLength(pool, plan, 1)];
  const { top, left } = plan.padding;
  const framed = reframe(x, { top: -top, left: -left, height: rows * strides[0], width: columns * strides[1] }, lowest);
  const phases = splitPhases(framed, strides);
  const taps = tapsOf(pool.window).map(([i, j]) => {
    const phase = phases[i % strides[0]]?.[j % strides[1]] ?? framed;
    const at = { top: Math.floor(i / strides[0]), left: Math.floor(j / strides[1]) };
    const seen = reframe(phase, { ...at, height: plan.output[0], width: plan.output[1] });
    return { i, j, at, isMaximum: reaches(seen, y) };
  });
  const share = tf.div(dy, tf.addN(taps.map(({ isMaximum }) => isMaximum)));
  const gathered = phases.map((line, i) =>
    line.map((_, j) => {
      const own = taps.filter((tap) => tap.i % strides[0] === i && tap.j % strides[1] === j);
      const parts = own.map(({ at, isMaximum }) =>
        reframe(tf.mul(share, isMaximum), { top: -at.top, left: -at.left, height: rows, width: columns }),
      );
      return parts.length === 0 ? tf.zeros<tf.Rank.R4>([dy.shape[0], rows, columns, dy.shape[3]]) : tf.addN(parts);
    }),
  );
  return reframe(joinPhases(gathered), { top, left, height, width });
}

/** Average pool: every real pixel of a window gets its share; padding counts neither forward nor here. */
export function averagePoolAdjoint(dy: tf.Tensor4D, size: Pair, pool: Window): tf.Tensor4D {
  const channels = dy.shape[3];
  const plan = planWindow(pool.geometry, pool.window, size);
  const counts = tf.tensor(realPixels(pool, plan, size), [1, ...plan.output, 1]);
  const weights = tf.ones<tf.Rank.R4>([...pool.window, channels, 1]);
  const convolution = { weights, geometry: pool.geometry, size, store: noStore };
  return depthwiseAdjoint(tf.div(dy, counts), convolution);
}

/** Global average: the same share everywhere. `dy` is `[n, c]` or `[n, 1, 1, c]`. */
export function globalAverageAdjoint(dy: tf.Tensor, shape: readonly number[]): tf.Tensor {
  const [n = 1, height = 1, width = 1, channels = 1] = shape;
  const share = tf.div(tf.reshape(dy, [n, 1, 1, channels]), height * width);
  // Repeated by a product: `tf.tile` is the slowest kernel there is on WASM.
  return tf.mul(share, tf.ones([1, height, width, 1]));
}

/** Global maximum: equal shares among the pixels that have it. */
export function globalMaxAdjoint(dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor): tf.Tensor {
  const [n = 1, , , channels = 1] = x.shape;
  const isMaximum = reaches(x, tf.reshape(y, [n, 1, 1, channels]));
  const share = tf.div(tf.reshape(dy, [n, 1, 1, channels]), tf.sum(isMaximum, [1, 2], true));
  return tf.mul(isMaximum, share);
}

/** 1 where `x`, which is never more than `maximum`, equals it, else 0; a comparison costs WASM fifty times as much. */
function reaches(x: tf.Tensor, maximum: tf.Tensor): tf.Tensor {
  return tf.sub(1, tf.step(tf.sub(maximum, x)));
}

/** Pixels of one phase that windows reach along an axis. */
function phaseLength({ window, geometry }: Window, plan: WindowPlan, axis: 0 | 1): number {
  return Math.floor((window[axis] - 1) / geometry.strides[axis]) + plan.output[axis];
}

function tapsOf([height, width]: Pair): Pair[] {
  return Array.from({ length: height * width }, (_, tap) => [Math.floor(tap / width), tap % width] as const);
}

/** How many pixels of the picture each window covers, row by row. */
function realPixels({ window, geometry }: Window, plan: WindowPlan, size: Pair): number[] {
  const covered = (axis: 0 | 1, before: number): number[] =>
    Array.from({ length: plan.output[axis] }, (_, place) => {
      const start = place * geometry.strides[axis] - before;
      return Math.min(start + window[axis], size[axis]) - Math.max(start, 0);
    });
  const columns = covered(1, plan.padding.left);
  return covered(0, plan.padding.top).flatMap((rows) => columns.map((count) => rows * count));
}

/**
 * The adjoint of a max pool on WASM: counts in every window who has the maximum, then gives each of them its share.
 *
 * Two passes over the windows; by the kernels that every back end has (`pool.ts`) it takes some six per tap.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Pair } from '../../geometry.ts';
import type { WindowGeometry } from '../../graph.ts';
import type { Heap } from './onHeap.ts';
import { eachRun } from './windowRuns.ts';

interface Pool {
  readonly window: Pair;
  readonly geometry: WindowGeometry;
}

/** Equal shares of `dy` for all pixels of `x` that equal the maximum `y` of their window. */
export function awardMaxima(
  heap: Heap,
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  y: tf.Tensor4D,
  { window, geometry }: Pool,
): tf.Tensor4D {
  const [n, height, width, channels] = y.shape;
  const windows = { output: [n, height, width], window, geometry, size: [x.shape[1], x.shape[2]] } as const;
  const pixel = channels * 4;
  const step = geometry.strides[1] * pixel;
  const [counts, result] = [heap.make(y.shape), heap.make(x.shape) as tf.Tensor4D];
  heap.clear(counts);
  heap.clear(result);
  const [count, to] = [heap.addressOf(counts), heap.addressOf(result)];
  const [input, maximum] = [heap.addressOf(x), heap.addressOf(y)];
  eachRun(windows, (_, pixels, firstIn, firstOut) => {
    const outer = firstOut * pixel;
    heap.kernels.tally(count + outer, input + firstIn * pixel, maximum + outer, pixels, pixel, step);
  });
  const share = heap.addressOf(tf.div(dy, counts));
  eachRun(windows, (_, pixels, firstIn, firstOut) => {
    const inner = firstIn * pixel;
    const outer = firstOut * pixel;
    heap.kernels.award(to + inner, input + inner, maximum + outer, share + outer, pixels, pixel, step);
  });
  return result;
}

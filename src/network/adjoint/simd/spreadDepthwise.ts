/**
 * The adjoint of a depthwise convolution as a scatter: every pixel of the state is spread over the window it came from.
 *
 * Does only the products there are, where the forward kernels need the state between zeros: five to eight times as fast
 * with strides of 2 on WASM, the only back end it runs on. With strides of 1 the forward kernel is the faster one.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { Pair } from '../../geometry.ts';
import type { WindowGeometry } from '../../graph.ts';
import type { Heap } from './onHeap.ts';
import { eachRun } from './windowRuns.ts';

interface Depthwise {
  /** `[h, w, channels, 1]`. */
  readonly weights: tf.Tensor4D;
  readonly geometry: WindowGeometry;
  /** `[height, width]` of its input. */
  readonly size: Pair;
}

/** Lᵀ(dy), `[n, …size, channels]`; any strides, dilations and padding. */
export function spreadDepthwise(heap: Heap, dy: tf.Tensor4D, { weights, geometry, size }: Depthwise): tf.Tensor4D {
  const [n, height, width, channels] = dy.shape;
  const result = heap.make([n, ...size, channels]) as tf.Tensor4D;
  heap.clear(result);
  const [to, from, taps] = [heap.addressOf(result), heap.addressOf(dy), heap.addressOf(weights)];
  const pixel = channels * 4;
  const step = geometry.strides[1] * pixel;
  const windows = { output: [n, height, width], window: [weights.shape[0], weights.shape[1]], geometry, size } as const;
  eachRun(windows, (tap, pixels, firstIn, firstOut) => {
    heap.kernels.spread(to + firstIn * pixel, from + firstOut * pixel, taps + tap * pixel, pixels, pixel, step);
  });
  return result;
}

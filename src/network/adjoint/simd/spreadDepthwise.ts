/**
 * The adjoint of a depthwise convolution as a scatter: every pixel of the state is spread over the window it came from.
 *
 * Does only the products there are, where the forward kernels need the state between zeros: five to eight times as fast
 * with strides of 2 on WASM, the only back end it runs on. With strides of 1 the forward kernel is the faster one.
 */
import type * as tf from '@tensorflow/tfjs-core';
import { planWindow, type Pair } from '../../geometry.ts';
import type { WindowGeometry } from '../../graph.ts';
import type { Heap } from './onHeap.ts';

interface Depthwise {
  /** `[h, w, channels, 1]`. */
  readonly weights: tf.Tensor4D;
  readonly geometry: WindowGeometry;
  /** `[height, width]` of its input. */
  readonly size: Pair;
}

/** Where the taps of one row or column of the window fall, along one axis. */
interface Reach {
  /** The first and the last place of the state whose tap is inside the input. */
  readonly first: number;
  readonly last: number;
  /** Place in the input of the tap of `first`. */
  readonly start: number;
}

/** Lᵀ(dy), `[n, …size, channels]`; any strides, dilations and padding. */
export function spreadDepthwise(heap: Heap, dy: tf.Tensor4D, { weights, geometry, size }: Depthwise): tf.Tensor4D {
  const [n, , , channels] = dy.shape;
  const result = heap.make([n, ...size, channels]) as tf.Tensor4D;
  heap.clear(result);
  const [to, from, window] = [heap.addressOf(result), heap.addressOf(dy), heap.addressOf(weights)];
  const pixel = channels * 4;
  const [rows, columns] = reachesOf({ weights, geometry, size }, [dy.shape[1], dy.shape[2]]);
  const step = geometry.strides[1] * pixel;
  for (const { sample, row, tap, line } of linesOf(dy.shape, rows, geometry.strides[0])) {
    columns.forEach(({ first, last, start }, column) => {
      if (last < first) return;
      const target = to + ((sample * size[0] + line) * size[1] + start) * pixel;
      const source = from + ((sample * dy.shape[1] + row) * dy.shape[2] + first) * pixel;
      const weight = window + (tap * columns.length + column) * pixel;
      heap.kernels.spread(target, source, weight, last - first + 1, pixel, step);
    });
  }
  return result;
}

/** Every row of the state with every row of the window that reaches the input; `line` is the row it reaches. */
function* linesOf([n, height]: readonly number[], rows: readonly Reach[], stride: number) {
  for (let sample = 0; sample < (n ?? 0); sample++) {
    for (let row = 0; row < (height ?? 0); row++) {
      for (const [tap, { first, last, start }] of rows.entries()) {
        if (row >= first && row <= last) yield { sample, row, tap, line: start + (row - first) * stride };
      }
    }
  }
}

/** For the rows and for the columns of the window. */
function reachesOf({ weights, geometry, size }: Depthwise, output: Pair): readonly [Reach[], Reach[]] {
  const window: Pair = [weights.shape[0], weights.shape[1]];
  const { padding } = planWindow(geometry, window, size);
  const along = (axis: 0 | 1, before: number): Reach[] =>
    Array.from({ length: window[axis] }, (_, tap) => {
      const [stride, shift] = [geometry.strides[axis], tap * geometry.dilations[axis] - before];
      const first = Math.max(0, Math.ceil(-shift / stride));
      const last = Math.min(output[axis] - 1, Math.floor((size[axis] - 1 - shift) / stride));
      return { first, last, start: first * stride + shift };
    });
  return [along(0, padding.top), along(1, padding.left)];
}

/**
 * What a rectifier does to a state: lets it pass where the unit was neither off nor saturated.
 *
 * Half of what a gradient costs beyond its convolutions, because TensorFlow.js needs five kernels for it that WASM
 * runs without SIMD; there it is one loop of ours, five times as fast.
 */
import * as tf from '@tensorflow/tfjs-core';
import { heapInUse, type Heap } from './onHeap.ts';

/** `state` where `low < activation < high`, else 0, of the same shapes; an infinite bound bounds nothing. */
export function passBetween(state: tf.Tensor, activation: tf.Tensor, low: number, high: number): tf.Tensor {
  const heap = heapInUse();
  return heap === null
    ? passBySteps(state, activation, low, high)
    : passOnHeap(heap, state, activation, finite(low), finite(high));
}

function passOnHeap(heap: Heap, state: tf.Tensor, activation: tf.Tensor, low: number, high: number): tf.Tensor {
  const result = heap.make(state.shape);
  const [from, where, to] = [heap.addressOf(state), heap.addressOf(activation), heap.addressOf(result)];
  heap.kernels.pass(from, where, to, result.size * 4, low, high);
  return result;
}

/** The same by kernels that every back end has: by steps and not by comparisons, which cost WASM fifty times as much. */
function passBySteps(state: tf.Tensor, activation: tf.Tensor, low: number, high: number): tf.Tensor {
  return tf.tidy(() => {
    const above = low === -Infinity ? state : tf.mul(state, tf.step(low === 0 ? activation : tf.sub(activation, low)));
    return high === Infinity ? above : tf.mul(above, tf.step(tf.sub(high, activation)));
  });
}

const finite = (bound: number): number => (Number.isFinite(bound) ? bound : Number.NaN);

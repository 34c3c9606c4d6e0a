/**
 * Adjoints of convolutions: what a state at the output means at every input pixel.
 *
 * `⟨dy, L(x)⟩ = ⟨Lᵀ(dy), x⟩` for every geometry. cpu, webgl and webgpu have native
 * kernels; WASM has a slow one for convolutions and none for depthwise, so there
 * (and for dilated kernels, which the native ones refuse) the adjoint is itself
 * written as a forward convolution with the flipped kernel, but for strided
 * depthwise ones, which have a kernel of ours (`simd/`)
 * (gradient-methods.md §7.3-H, §7.4). Bias plays no part.
 */
import * as tf from '@tensorflow/tfjs-core';
import { padArgument, planWindow, type Pair } from '../geometry.ts';
import type { WindowGeometry } from '../graph.ts';
import { joinPhases, stuffZeros } from './phases.ts';
import { partOf, reframe } from './reframe.ts';
import { heapInUse } from './simd/onHeap.ts';
import { spreadDepthwise } from './simd/spreadDepthwise.ts';

/** Makes a kernel, or hands out the one it has kept under that name. */
export type KernelStore = (name: string, make: () => tf.Tensor4D) => tf.Tensor4D;

/** Keeps nothing: for kernels that are used once. */
export const noStore: KernelStore = (_, make) => make();

/** A convolution to be reversed. */
export interface Convolution {
  /** `[h, w, in, out]`, or `[h, w, channels, multiplier]` for a depthwise one. */
  readonly weights: tf.Tensor4D;
  readonly geometry: WindowGeometry;
  /** `[height, width]` of its input. */
  readonly size: Pair;
  /** Keeps the flipped kernel; without it, it is made anew every time. */
  readonly store: KernelStore;
}

const hasFastNative = (): boolean => tf.getBackend() !== 'wasm';
const isStrided = ({ strides }: WindowGeometry): boolean => strides[0] > 1 || strides[1] > 1;
const isDilated = ({ dilations }: WindowGeometry): boolean => dilations[0] > 1 || dilations[1] > 1;

/** Lᵀ of `tf.conv2d`. */
export function convolutionAdjoint(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size } = convolution;
  if (isPointwise(convolution)) return pointwiseAdjoint(dy, convolution);
  if (!hasFastNative() || isDilated(geometry)) return flippedConvolution(dy, convolution);
  const shape: [number, number, number, number] = [dy.shape[0], ...size, weights.shape[2]];
  return tf.conv2dTranspose(dy, weights, shape, [...geometry.strides], padArgument(geometry.padding));
}

/** Lᵀ of `tf.depthwiseConv2d`. */
export function depthwiseAdjoint(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size } = convolution;
  const heap = isStrided(geometry) && weights.shape[3] === 1 ? heapInUse() : null;
  if (heap !== null) return spreadDepthwise(heap, dy, convolution);
  if (!hasFastNative() || isDilated(geometry)) return flippedDepthwise(dy, convolution);
  return tf.engine().runKernel(
    tf.DepthwiseConv2dNativeBackpropInput,
    { dy, filter: weights },
    {
      inputShape: [dy.shape[0], ...size, weights.shape[2]],
      strides: [...geometry.strides],
      dilations: [1, 1],
      pad: padArgument(geometry.padding),
    },
  );
}

/**
 * Lᵀ of a convolution by forward kernels only.
 *
 * With stride s, input row `y` gets from tap `i` where `y + top ≡ i (mod s)`. So all rows of one phase are a plain
 * convolution of `dy` with every s-th tap, flipped: ⌈k/s⌉² taps per output instead of the k² on a zero-stuffed `dy`.
 * The phases of the columns become channels side by side, those of the rows a convolution each.
 */
export function flippedConvolution(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size, store } = convolution;
  const { strides, dilations } = geometry;
  const [height, width, channels] = weights.shape;
  const { padding } = planWindow(geometry, [height, width], size);
  const taps: Pair = [Math.ceil(height / strides[0]), Math.ceil(width / strides[1])];
  const rows = phaseSpan(padding.top, size[0], taps[0], strides[0], dilations[0]);
  const columns = phaseSpan(padding.left, size[1], taps[1], strides[1], dilations[1]);
  const { inside, padding: around } = partOf(dy, {
    top: rows.from,
    left: columns.from,
    height: rows.length,
    width: columns.length,
  });
  const lines = Array.from({ length: strides[0] }, (_, phase) => {
    const kernel = store(`phase ${phase}`, () => phaseKernel(weights, strides, taps, phase));
    const line = tf.conv2d(inside, kernel, 1, padArgument(around), 'NHWC', [...dilations]);
    const [n, low, wide] = line.shape;
    return [tf.reshape<tf.Rank.R4>(line, [n, low, wide * strides[1], channels])];
  });
  return reframe(joinPhases(lines), { top: rows.skip, left: columns.skip, height: size[0], width: size[1] });
}

/** The same for a depthwise convolution, on a zero-stuffed `dy`; a multiplier's channels are summed afterwards. */
export function flippedDepthwise(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size, store } = convolution;
  const { strides, dilations } = geometry;
  const [height, width, channels, multiplier] = weights.shape;
  const { padding } = planWindow(geometry, [height, width], size);
  const kernel = store('flipped', () =>
    tf.reshape(tf.reverse(weights, [0, 1]), [height, width, channels * multiplier, 1]),
  );
  const reach: Pair = [(height - 1) * dilations[0], (width - 1) * dilations[1]];
  const { inside, padding: around } = partOf(stuffZeros(dy, strides), {
    top: padding.top - reach[0],
    left: padding.left - reach[1],
    height: size[0] + reach[0],
    width: size[1] + reach[1],
  });
  const dx = tf.depthwiseConv2d(inside, kernel, 1, padArgument(around), 'NHWC', [...dilations]);
  if (multiplier === 1) return dx;
  return tf.reshape(tf.sum(tf.reshape(dx, [-1, multiplier]), 1), [dy.shape[0], ...size, channels]);
}

function isPointwise({ weights, geometry, size }: Convolution): boolean {
  if (weights.shape[0] !== 1 || weights.shape[1] !== 1) return false;
  const { top, bottom, left, right } = planWindow(geometry, [1, 1], size).padding;
  return top + bottom + left + right === 0;
}

/** A 1 × 1 kernel is a matrix product per pixel; pixels a stride skips get nothing. */
function pointwiseAdjoint(dy: tf.Tensor4D, { weights, geometry, size, store }: Convolution): tf.Tensor4D {
  const [, , inner, outer] = weights.shape;
  const low = perPixelAdjoint(dy, tf.reshape(weights, [inner, outer]), store);
  if (geometry.strides[0] === 1 && geometry.strides[1] === 1) return low;
  return reframe(stuffZeros(low, geometry.strides), { top: 0, left: 0, height: size[0], width: size[1] });
}

/**
 * `dy Wᵀ` at every pixel, for weights `[in, out]`. WASM has no fast product with a transposed matrix, but a fast
 * 1 × 1 convolution.
 */
export function perPixelAdjoint(dy: tf.Tensor4D, weights: tf.Tensor2D, store: KernelStore): tf.Tensor4D {
  const [inner, outer] = weights.shape;
  if (!hasFastNative()) {
    const kernel = store('transposed', () => tf.reshape(tf.transpose(weights), [1, 1, outer, inner]));
    return tf.conv2d(dy, kernel, 1, 'valid');
  }
  const [n, height, width] = dy.shape;
  const flat = tf.matMul(tf.reshape<tf.Rank.R2>(dy, [n * height * width, outer]), weights, false, true);
  return tf.reshape(flat, [n, height, width, inner]);
}

/** `[⌈h/s⌉, ⌈w/s⌉, out, s·in]` for one phase of the rows: tap `t` of phase `p` is tap `p + s·t`, last tap first. */
function phaseKernel(weights: tf.Tensor4D, strides: Pair, taps: Pair, phase: number): tf.Tensor4D {
  const [, , inner, outer] = weights.shape;
  // What is not needed is freed at once: the kernels of a whole network are made with all its activations in memory.
  const own =
    strides[0] === 1 && strides[1] === 1 ? weights : tf.tidy(() => tapsOfPhase(weights, strides, taps, phase));
  const ordered = tf.transpose(tf.reshape(own, [taps[0], taps[1], strides[1] * inner, outer]), [0, 1, 3, 2]);
  return tf.reverse(ordered as tf.Tensor4D, [0, 1]);
}

/** `[⌈h/s⌉, 1, …]`, taps beyond the kernel filled with zeros. */
function tapsOfPhase(weights: tf.Tensor4D, strides: Pair, taps: Pair, phase: number): tf.Tensor {
  const [height, width, inner, outer] = weights.shape;
  const padded = tf.pad(weights, [
    [0, taps[0] * strides[0] - height],
    [0, taps[1] * strides[1] - width],
    [0, 0],
    [0, 0],
  ]);
  // Three axes, because WASM has no kernel that slices more than four and takes number by number there.
  const rows = tf.reshape<tf.Rank.R3>(padded, [taps[0], strides[0], taps[1] * strides[1] * inner * outer]);
  return tf.slice(rows, [0, phase, 0], [-1, 1, -1]);
}

/** Along one axis: which stretch of `dy` the phases of all input pixels need, and how many pixels come too early. */
function phaseSpan(padding: number, size: number, taps: number, stride: number, dilation: number) {
  const first = Math.floor(padding / stride);
  const last = Math.floor((size - 1 + padding) / stride);
  const reach = (taps - 1) * dilation;
  return { from: first - reach, length: last - first + 1 + reach, skip: padding - first * stride };
}

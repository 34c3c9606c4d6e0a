/**
 * Adjoints of convolutions: what a state at the output means at every input pixel.
 *
 * `⟨dy, L(x)⟩ = ⟨Lᵀ(dy), x⟩` for every geometry. cpu, webgl and webgpu have native
 * kernels; WASM has a slow one for convolutions and none for depthwise, so there
 * (and for dilated kernels, which the native ones refuse) the adjoint is itself
 * written as a forward convolution with the flipped kernel
 * (gradient-methods.md §7.3-H, §7.4). Bias plays no part.
 */
import * as tf from '@tensorflow/tfjs-core';
import { padArgument, planWindow, type Pair } from '../geometry.ts';
import type { WindowGeometry } from '../graph.ts';
import { stuffZeros } from './phases.ts';
import { reframe } from './reframe.ts';

/** Makes a kernel, or hands out the one it has kept. */
export type KernelStore = (make: () => tf.Tensor) => tf.Tensor;

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
 * convolution of `dy` with every s-th tap, flipped; the phases become channels of one convolution and are spread
 * out afterwards: ⌈k/s⌉² taps per output instead of the k² on a zero-stuffed `dy`.
 */
export function flippedConvolution(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size, store } = convolution;
  const { strides, dilations } = geometry;
  const [height, width, channels] = weights.shape;
  const { padding } = planWindow(geometry, [height, width], size);
  const kernel = store(() => phaseKernel(weights, strides)) as tf.Tensor4D;
  const rows = phaseSpan(padding.top, size[0], kernel.shape[0], strides[0], dilations[0]);
  const columns = phaseSpan(padding.left, size[1], kernel.shape[1], strides[1], dilations[1]);
  const seen = { top: rows.from, left: columns.from, height: rows.length, width: columns.length };
  const framed = reframe(dy, seen);
  const phases = tf.conv2d(framed, kernel, 1, 'valid', 'NHWC', [...dilations]);
  const spread = spreadPhases(phases, strides, channels);
  return reframe(spread, { top: rows.skip, left: columns.skip, height: size[0], width: size[1] });
}

/** The same for a depthwise convolution, on a zero-stuffed `dy`; a multiplier's channels are summed afterwards. */
export function flippedDepthwise(dy: tf.Tensor4D, convolution: Convolution): tf.Tensor4D {
  const { weights, geometry, size, store } = convolution;
  const { strides, dilations } = geometry;
  const [height, width, channels, multiplier] = weights.shape;
  const { padding } = planWindow(geometry, [height, width], size);
  const kernel = store(() =>
    tf.reshape(tf.reverse(weights, [0, 1]), [height, width, channels * multiplier, 1]),
  ) as tf.Tensor4D;
  const reach: Pair = [(height - 1) * dilations[0], (width - 1) * dilations[1]];
  const framed = reframe(stuffZeros(dy, strides), {
    top: padding.top - reach[0],
    left: padding.left - reach[1],
    height: size[0] + reach[0],
    width: size[1] + reach[1],
  });
  const dx = tf.depthwiseConv2d(framed, kernel, 1, 'valid', 'NHWC', [...dilations]);
  if (multiplier === 1) return dx;
  return tf.reshape(tf.sum(tf.reshape(dx, [-1, multiplier]), 1), [dy.shape[0], ...size, channels]);
}

function isPointwise({ weights, geometry, size }: Convolution): boolean {
  if (weights.shape[0] !== 1 || weights.shape[1] !== 1) return false;
  const { top, bottom, left, right } = planWindow(geometry, [1, 1], size).padding;
  return top + bottom + left + right === 0;
}

/** A 1 × 1 kernel is a matrix product per pixel; pixels a stride skips get nothing. */
function pointwiseAdjoint(dy: tf.Tensor4D, { weights, geometry, size }: Convolution): tf.Tensor4D {
  const [n, height, width, outer] = dy.shape;
  const inner = weights.shape[2];
  const flat = tf.matMul(tf.reshape(dy, [-1, outer]), tf.reshape(weights, [inner, outer]), false, true);
  const low = tf.reshape<tf.Rank.R4>(flat, [n, height, width, inner]);
  if (geometry.strides[0] === 1 && geometry.strides[1] === 1) return low;
  return reframe(stuffZeros(low, geometry.strides), { top: 0, left: 0, height: size[0], width: size[1] });
}

/** `[⌈h/s⌉, ⌈w/s⌉, out, s·s·in]`: tap `t` of phase `p` is tap `p + s·t` of the kernel, last tap first. */
function phaseKernel(weights: tf.Tensor4D, strides: Pair): tf.Tensor4D {
  const [height, width, inner, outer] = weights.shape;
  const taps: Pair = [Math.ceil(height / strides[0]), Math.ceil(width / strides[1])];
  const padded = tf.pad(weights, [
    [0, taps[0] * strides[0] - height],
    [0, taps[1] * strides[1] - width],
    [0, 0],
    [0, 0],
  ]);
  const split = tf.reshape(padded, [taps[0], strides[0], taps[1], strides[1], inner, outer]);
  const ordered = tf.transpose(split, [0, 2, 5, 1, 3, 4]);
  const phases = strides[0] * strides[1] * inner;
  return tf.reverse(tf.reshape<tf.Rank.R4>(ordered, [taps[0], taps[1], outer, phases]), [0, 1]);
}

/** Along one axis: which stretch of `dy` the phases of all input pixels need, and how many pixels come too early. */
function phaseSpan(padding: number, size: number, taps: number, stride: number, dilation: number) {
  const first = Math.floor(padding / stride);
  const last = Math.floor((size - 1 + padding) / stride);
  const reach = (taps - 1) * dilation;
  return { from: first - reach, length: last - first + 1 + reach, skip: padding - first * stride };
}

/** `[n, h, w, s·s·c]` → `[n, h·s, w·s, c]`. */
function spreadPhases(x: tf.Tensor4D, strides: Pair, channels: number): tf.Tensor4D {
  const [rows, columns] = strides;
  if (rows === 1 && columns === 1) return x;
  if (rows === columns) return tf.depthToSpace(x, rows);
  const [n, height, width] = x.shape;
  const split = tf.reshape(x, [n * height, width, rows, columns * channels]);
  const ordered = tf.transpose(split, [0, 2, 1, 3]);
  return tf.reshape(ordered, [n, height * rows, width * columns, channels]);
}

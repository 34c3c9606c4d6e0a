/**
 * Where a sliding window falls: padding and output size of convolutions and pools.
 *
 * The arithmetic is TensorFlow's (`tf.nn.convolution`, "SAME" and "VALID"), so a
 * *same* padding splits unevenly with the odd pixel after. Knows no tensors.
 */
import type { Padding, PaddingRule, WindowGeometry } from './graph.ts';

export type Pair = readonly [number, number];

/** Padding in pixels and `[height, width]` of the output. */
export interface WindowPlan {
  readonly padding: Padding;
  readonly output: Pair;
}

const noPadding: Padding = { top: 0, bottom: 0, left: 0, right: 0 };

/** Pixels a window of `taps` reaches over when its taps lie `dilation` apart. */
function reach(taps: number, dilation: number): number {
  return (taps - 1) * dilation + 1;
}

/** Of a convolution or pool with a window of `window` taps over an input of `input` pixels. */
export function planWindow(geometry: WindowGeometry, window: Pair, input: Pair): WindowPlan {
  const { strides, dilations } = geometry;
  const spans: Pair = [reach(window[0], dilations[0]), reach(window[1], dilations[1])];
  const padding = paddingOf(geometry.padding, spans, strides, input);
  return {
    padding,
    output: [
      Math.floor((input[0] + padding.top + padding.bottom - spans[0]) / strides[0]) + 1,
      Math.floor((input[1] + padding.left + padding.right - spans[1]) / strides[1]) + 1,
    ],
  };
}

/** `[height, width]` that a transposed convolution makes of `input`: the smallest its forward twin would accept. */
export function transposedSize(geometry: WindowGeometry, window: Pair, input: Pair): Pair {
  const { strides, padding } = geometry;
  const size = (axis: 0 | 1, explicit: number): number => {
    if (padding === 'same') return input[axis] * strides[axis];
    const full = input[axis] * strides[axis] + Math.max(window[axis] - strides[axis], 0);
    return padding === 'valid' ? full : (input[axis] - 1) * strides[axis] + window[axis] - explicit;
  };
  if (padding === 'same' || padding === 'valid') return [size(0, 0), size(1, 0)];
  return [size(0, padding.top + padding.bottom), size(1, padding.left + padding.right)];
}

/** `pad` as TensorFlow.js takes it. */
export function padArgument(
  padding: PaddingRule,
): 'same' | 'valid' | [[number, number], [number, number], [number, number], [number, number]] {
  if (padding === 'same' || padding === 'valid') return padding;
  return [
    [0, 0],
    [padding.top, padding.bottom],
    [padding.left, padding.right],
    [0, 0],
  ];
}

function paddingOf(rule: PaddingRule, spans: Pair, strides: Pair, input: Pair): Padding {
  if (rule === 'valid') return noPadding;
  if (rule !== 'same') return rule;
  const total = (axis: 0 | 1): number =>
    Math.max((Math.ceil(input[axis] / strides[axis]) - 1) * strides[axis] + spans[axis] - input[axis], 0);
  const [rows, columns] = [total(0), total(1)];
  const [top, left] = [Math.floor(rows / 2), Math.floor(columns / 2)];
  return { top, bottom: rows - top, left, right: columns - left };
}

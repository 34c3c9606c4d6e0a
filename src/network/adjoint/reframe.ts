/**
 * Cutting and padding maps: the part of a map that a frame sees, where the frame may reach over the edge.
 */
import * as tf from '@tensorflow/tfjs-core';
import { alias } from '../alias.ts';
import type { Padding } from '../graph.ts';

/** Rows `top … top + height` and columns `left … left + width`; `top` and `left` may be negative. */
export interface Frame {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** What `frame` shows of `x` `[n, h, w, c]`, with `value` beyond the edge. */
export function reframe(x: tf.Tensor4D, frame: Frame, value = 0): tf.Tensor4D {
  const rows = cut(frame.top, frame.height, x.shape[1]);
  const columns = cut(frame.left, frame.width, x.shape[2]);
  if (rows.size <= 0 || columns.size <= 0) return tf.fill([x.shape[0], frame.height, frame.width, x.shape[3]], value);
  const inside = cropped(x, rows, columns);
  if (rows.before + rows.after + columns.before + columns.after === 0) return inside;
  return tf.pad(
    inside,
    [
      [0, 0],
      [rows.before, rows.after],
      [columns.before, columns.after],
      [0, 0],
    ],
    value,
  );
}

/**
 * The same in two parts, for a convolution that pads as it runs: what is inside, and how much zero there is around it.
 */
export function partOf(x: tf.Tensor4D, frame: Frame): { readonly inside: tf.Tensor4D; readonly padding: Padding } {
  const rows = cut(frame.top, frame.height, x.shape[1]);
  const columns = cut(frame.left, frame.width, x.shape[2]);
  if (rows.size > 0 && columns.size > 0) {
    const padding = { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after };
    return { inside: cropped(x, rows, columns), padding };
  }
  return { inside: reframe(x, frame), padding: { top: 0, bottom: 0, left: 0, right: 0 } };
}

/** A row of pixels with all its channels is sliced as one stretch: WASM copies slices stretch by stretch. */
function cropped(x: tf.Tensor4D, rows: Cut, columns: Cut): tf.Tensor4D {
  const [n, height, width, channels] = x.shape;
  if (rows.size === height && columns.size === width) return alias(x);
  const lines = tf.reshape(x, [n, height, width * channels]);
  const part = tf.slice(lines, [0, rows.from, columns.from * channels], [-1, rows.size, columns.size * channels]);
  return tf.reshape(part, [n, rows.size, columns.size, channels]);
}

interface Cut {
  readonly from: number;
  readonly size: number;
  readonly before: number;
  readonly after: number;
}

/** Along one axis: which part is inside, and how much is missing on both sides. */
function cut(start: number, length: number, available: number): Cut {
  const from = Math.max(start, 0);
  const to = Math.min(start + length, available);
  return { from, size: to - from, before: from - start, after: start + length - to };
}

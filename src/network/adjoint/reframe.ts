/**
 * Cutting and padding maps: the part of a map that a frame sees, where the frame may reach over the edge.
 */
import * as tf from '@tensorflow/tfjs-core';

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
  const isWhole = rows.size === x.shape[1] && columns.size === x.shape[2];
  const inside = isWhole ? x : tf.slice(x, [0, rows.from, columns.from, 0], [-1, rows.size, columns.size, -1]);
  if (rows.before + rows.after + columns.before + columns.after === 0) return tf.clone(inside);
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

/** Along one axis: which part is inside, and how much is missing on both sides. */
function cut(start: number, length: number, available: number) {
  const from = Math.max(start, 0);
  const to = Math.min(start + length, available);
  return { from, size: to - from, before: from - start, after: start + length - to };
}

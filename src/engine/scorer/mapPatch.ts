/**
 * Rectangles of a feature map kept as an array `[height, width, channels]`: taken out and put in.
 */
import type { Rect } from '../../core/regions/rect.ts';
import { lengthOf, overlapOf } from '../../core/regions/rect.ts';

/** Pixels of a map that is `width` pixels wide, of which `values` holds those of `rect`. */
export interface HeldPixels {
  readonly values: Float32Array;
  readonly rect: Rect;
}

/** Writes the pixels of `wanted`, row by row, to the beginning of `out`. */
export function cut(map: Float32Array, width: number, channels: number, wanted: Rect, out: Float32Array): void {
  const length = lengthOf(wanted.columns) * channels;
  for (let y = wanted.rows.from, to = 0; y < wanted.rows.to; y++, to += length) {
    const start = (y * width + wanted.columns.from) * channels;
    out.set(map.subarray(start, start + length), to);
  }
}

/** Writes what `patch` holds over the pixels that `target` holds too. */
export function paste(target: HeldPixels, channels: number, patch: HeldPixels): void {
  const { rows, columns } = overlapOf(target.rect, patch.rect);
  const length = lengthOf(columns) * channels;
  if (length <= 0) return;
  for (let y = rows.from; y < rows.to; y++) {
    const from = startOf(patch.rect, y, columns.from) * channels;
    target.values.set(patch.values.subarray(from, from + length), startOf(target.rect, y, columns.from) * channels);
  }
}

function startOf(rect: Rect, y: number, x: number): number {
  return (y - rect.rows.from) * lengthOf(rect.columns) + x - rect.columns.from;
}

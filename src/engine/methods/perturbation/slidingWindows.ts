/**
 * Where a window stands as it is moved over a picture.
 *
 * The last one is shifted back so that it ends at the edge: every pixel is covered and no window
 * hangs over (gradient-methods.md §5). Knows nothing of networks.
 */
import type { FilledMask } from './maskedPictures.ts';
import type { AxisWeights } from './separableMask.ts';

export interface Window {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** Row by row. A window larger than the picture is as large as the picture; a stride longer than the window is as long. */
export function slidingWindows(
  picture: { readonly width: number; readonly height: number },
  side: number,
  stride: number,
): Window[] {
  const height = Math.min(side, picture.height);
  const width = Math.min(side, picture.width);
  const lefts = startsOf(picture.width, width, stride);
  return startsOf(picture.height, height, stride).flatMap((top) => lefts.map((left) => ({ top, left, height, width })));
}

function startsOf(length: number, window: number, stride: number): number[] {
  const last = length - window;
  const starts = [];
  for (let start = 0; start < last; start += Math.min(stride, window)) starts.push(start);
  return [...starts, last];
}

/** 1 inside the window, 0 outside. */
export function maskOfWindow(window: Window, picture: { readonly width: number; readonly height: number }): FilledMask {
  return {
    rows: indicator(picture.height, window.top, window.height),
    columns: indicator(picture.width, window.left, window.width),
    values: Float32Array.of(1),
  };
}

function indicator(pixels: number, start: number, length: number): AxisWeights {
  return { pixels, cells: 1, weights: new Float32Array(pixels).fill(1, start, start + length) };
}

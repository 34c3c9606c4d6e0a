/**
 * Sliding windows, taken apart for kernels that work along a row: which pixels of the input a tap of the window meets
 * as the window slides over one row of the output.
 */
import { planWindow, type Pair } from '../../geometry.ts';
import type { WindowGeometry } from '../../graph.ts';

interface Windows {
  /** `[n, height, width]` of the output. */
  readonly output: readonly [number, number, number];
  readonly window: Pair;
  readonly geometry: WindowGeometry;
  /** `[height, width]` of the input. */
  readonly size: Pair;
}

/**
 * Hears of one run: of a tap, counted row by row in the window, how many pixels it meets, and the first of them in the
 * input and in the output. Pixels are counted through rows and samples; in the input they lie a column stride apart, in
 * the output side by side.
 */
type Hear = (tap: number, pixels: number, firstIn: number, firstOut: number) => void;

/**
 * Every pair of output and input pixels inside the picture exactly once, those of one output row together. Told one by
 * one and not as objects: a single gradient has thousands of runs.
 */
export function eachRun({ output: [n, height, width], window, geometry, size }: Windows, hear: Hear): void {
  const { padding } = planWindow(geometry, window, size);
  const reach = (axis: 0 | 1, before: number, length: number): Reach[] =>
    Array.from({ length: window[axis] }, (_, tap) =>
      reachOf(geometry.strides[axis], tap * geometry.dilations[axis] - before, length, size[axis]),
    );
  const [rows, columns] = [reach(0, padding.top, height), reach(1, padding.left, width)];
  for (let line = 0; line < n * height; line++) {
    const row = line % height;
    const lines = Math.floor(line / height) * size[0];
    rows.forEach(({ first, last, start }, tapRow) => {
      if (row < first || row > last) return;
      const lineIn = lines + start + (row - first) * geometry.strides[0];
      columns.forEach((column, tapColumn) => {
        const pixels = column.last - column.first + 1;
        if (pixels <= 0) return;
        hear(tapRow * window[1] + tapColumn, pixels, lineIn * size[1] + column.start, line * width + column.first);
      });
    });
  }
}

/** Of one tap along one axis: the first and last place of the output whose tap is inside, and where the first one is. */
interface Reach {
  readonly first: number;
  readonly last: number;
  readonly start: number;
}

function reachOf(stride: number, shift: number, output: number, size: number): Reach {
  const first = Math.max(0, Math.ceil(-shift / stride));
  const last = Math.min(output - 1, Math.floor((size - 1 - shift) / stride));
  return { first, last, start: first * stride + shift };
}

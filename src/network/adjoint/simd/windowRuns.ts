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

/** Pixels are counted through rows and samples. In the input they lie a column stride apart, in the output side by side. */
interface Run {
  /** Counted row by row in the window. */
  readonly tap: number;
  readonly pixels: number;
  readonly firstIn: number;
  readonly firstOut: number;
}

/** Every pair of output and input pixels inside the picture exactly once, those of one output row together. */
export function* windowRuns({ output: [n, height, width], window, geometry, size }: Windows): Generator<Run> {
  const { padding } = planWindow(geometry, window, size);
  const reach = (axis: 0 | 1, before: number, length: number): Reach[] =>
    Array.from({ length: window[axis] }, (_, tap) =>
      reachOf(geometry.strides[axis], tap * geometry.dilations[axis] - before, length, size[axis]),
    );
  const [rows, columns] = [reach(0, padding.top, height), reach(1, padding.left, width)];
  for (let line = 0; line < n * height; line++) {
    const [sample, row] = [Math.floor(line / height), line % height];
    for (const [tapRow, { first, last, start }] of rows.entries()) {
      if (row < first || row > last) continue;
      const lineIn = sample * size[0] + start + (row - first) * geometry.strides[0];
      for (const [tapColumn, column] of columns.entries()) {
        const pixels = column.last - column.first + 1;
        const [firstIn, firstOut] = [lineIn * size[1] + column.start, line * width + column.first];
        if (pixels > 0) yield { tap: tapRow * window[1] + tapColumn, pixels, firstIn, firstOut };
      }
    }
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

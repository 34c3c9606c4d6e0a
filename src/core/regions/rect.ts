/**
 * Rectangles of pixels in a feature map. Knows no networks and no tensors.
 */

/** Half open: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Rect {
  readonly rows: Span;
  readonly columns: Span;
}

export function wholeRect(height: number, width: number): Rect {
  return { rows: { from: 0, to: height }, columns: { from: 0, to: width } };
}

export function lengthOf({ from, to }: Span): number {
  return to - from;
}

/** In pixels. */
export function areaOf({ rows, columns }: Rect): number {
  return lengthOf(rows) * lengthOf(columns);
}

/** The smallest rectangle that holds both. */
export function hull(a: Rect, b: Rect): Rect {
  return { rows: joined(a.rows, b.rows), columns: joined(a.columns, b.columns) };
}

/** What both have in common; of no pixels where they do not meet. */
export function overlapOf(a: Rect, b: Rect): Rect {
  return { rows: shared(a.rows, b.rows), columns: shared(a.columns, b.columns) };
}

function joined(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

function shared(a: Span, b: Span): Span {
  const from = Math.max(a.from, b.from);
  return { from, to: Math.max(from, Math.min(a.to, b.to)) };
}

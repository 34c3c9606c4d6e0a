/**
 * A line chart of shares over shares, as geometry: both axes run from 0 to 1.
 *
 * Pure numbers and SVG path text in a box of `width × height`; who draws it adds
 * colours and words. Values outside 0–1 are drawn at the edge.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Points {
  /** Ascending, 0–1. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const round = (value: number): string => String(Math.round(value * 100) / 100);

/** Where a share lies in the box: x to the right, y upwards. */
export function place({ left, top, width, height }: Box, x: number, y: number): readonly [x: number, y: number] {
  return [left + clamp(x) * width, top + (1 - clamp(y)) * height];
}

/** `M0 10L5 7…` through all points; '' for none. */
export function linePath(box: Box, { xs, ys }: Points): string {
  return xs
    .map((x, at) => {
      const [px, py] = place(box, x, ys[at] ?? 0);
      return `${at === 0 ? 'M' : 'L'}${round(px)} ${round(py)}`;
    })
    .join('');
}

/** The line closed along the foot of the box: what the area under it is measured by. */
export function areaPath(box: Box, points: Points): string {
  const { xs } = points;
  const [first, last] = [xs[0], xs.at(-1)];
  if (first === undefined || last === undefined) return '';
  const [right, foot] = place(box, last, 0);
  const [left] = place(box, first, 0);
  return `${linePath(box, points)}L${round(right)} ${round(foot)}L${round(left)} ${round(foot)}Z`;
}

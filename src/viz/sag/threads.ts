/**
 * The shape of an edge: down from a card, across, and straight down into the next.
 *
 * Two quadratic curves that meet halfway, so that the vertical tangents tell parent
 * from child without arrowheads. Cytoscape wants the control points relative to the
 * line between the ends, a document wants a path; both are computed here and are
 * the same curve.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far the curve runs straight down before it turns, as a share of its height. */
const STRAIGHT = 0.36;

function controls(from: Point, to: Point): readonly [Point, Point] {
  const straight = (to.y - from.y) * STRAIGHT;
  return [
    { x: from.x, y: from.y + straight },
    { x: to.x, y: to.y - straight },
  ];
}

/** SVG path data of the edge between its two ends. */
export function threadPath(from: Point, to: Point): string {
  const [first, second] = controls(from, to);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return `M${pair(from)}Q${pair(first)} ${pair(middle)}Q${pair(second)} ${pair(to)}`;
}

export interface Bow {
  /** Along the line between the ends, 0–1. */
  readonly weights: readonly [number, number];
  /** Perpendicular to it, positive to the right of the way from source to target on screen. */
  readonly distances: readonly [number, number];
}

/** Control points as Cytoscape's `control-point-weights` and `-distances` with `edge-distances: endpoints`. */
export function bowOf(from: Point, to: Point): Bow {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return { weights: [0.5, 0.5], distances: [0, 0] };
  const relative = controls(from, to).map(({ x, y }): [number, number] => {
    const [px, py] = [x - from.x, y - from.y];
    return [(px * dx + py * dy) / length ** 2, (px * -dy + py * dx) / length];
  });
  const [[w1, d1] = [0.5, 0], [w2, d2] = [0.5, 0]] = relative;
  return { weights: [w1, w2], distances: [d1, d2] };
}

function pair({ x, y }: Point): string {
  return `${String(Math.round(x * 100) / 100)} ${String(Math.round(y * 100) / 100)}`;
}

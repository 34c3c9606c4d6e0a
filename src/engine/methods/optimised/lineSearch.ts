/**
 * How far to go down a gradient: the first of ever shorter steps that lowers the
 * objective enough (Armijo), with masks kept between 0 and 1.
 *
 * The constants are those of the published I-GOS (attribution.md §B.1). Unlike
 * there, a step that is never good enough is not taken, so the objective never rises.
 */
import type { Work } from './work.ts';

const SHRINK = 0.2;
const SHORTEST_STEP = 1e-5;
/** Share of the promised decrease that must come true. */
const SUFFICIENT_DECREASE = 1e-4;

export interface MaskPoint {
  readonly point: Float32Array;
  /** The objective there. */
  readonly value: number;
}

/** May answer with any number above `most` where the value is above it. */
export type Objective = (point: Float32Array, most: number) => Work<number>;

/**
 * The accepted point, or null where no step down to 1e-5 lowers the objective enough.
 * @param stride the first step tried, times the gradient
 */
export async function* stepDown(
  from: MaskPoint,
  gradient: Float32Array,
  objective: Objective,
  stride: number,
): Work<MaskPoint | null> {
  const slope = gradient.reduce((sum, g) => sum + g * g, 0);
  if (slope === 0) return null;
  for (let step = stride; step >= SHORTEST_STEP; step *= SHRINK) {
    const point = from.point.map((cell, i) => Math.min(1, Math.max(0, cell - step * (gradient[i] ?? 0))));
    const most = from.value - SUFFICIENT_DECREASE * step * slope;
    const value = yield* objective(point, most);
    if (value <= most) return { point, value };
  }
  return null;
}

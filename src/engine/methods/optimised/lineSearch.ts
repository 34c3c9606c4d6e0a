/**
 * How far to go down a gradient: the first of ever shorter steps that lowers the
 * objective enough (Armijo), with masks kept between 0 and 1.
 *
 * The constants are those of the published I-GOS (attribution.md §B.1). Unlike
 * there, a step that is never good enough is not taken, so the objective never rises.
 */
const FIRST_STEP = 200;
const SHRINK = 0.2;
const SHORTEST_STEP = 1e-5;
/** Share of the promised decrease that must come true. */
const SUFFICIENT_DECREASE = 1e-4;

export interface MaskPoint {
  readonly mask: Float32Array;
  /** The objective there. */
  readonly value: number;
}

/** The accepted point, or null where no step down to 1e-5 lowers the objective enough. */
export async function stepDown(
  from: MaskPoint,
  gradient: Float32Array,
  objective: (mask: Float32Array) => Promise<number>,
): Promise<MaskPoint | null> {
  const slope = gradient.reduce((sum, g) => sum + g * g, 0);
  if (slope === 0) return null;
  for (let step = FIRST_STEP; step >= SHORTEST_STEP; step *= SHRINK) {
    const mask = from.mask.map((cell, i) => Math.min(1, Math.max(0, cell - step * (gradient[i] ?? 0))));
    const value = await objective(mask);
    if (value <= from.value - SUFFICIENT_DECREASE * step * slope) return { mask, value };
  }
  return null;
}

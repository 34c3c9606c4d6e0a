/** Descents on functions whose lowest point is known. */
import type { Descent } from './descent.ts';

/** ½ Σ c (x − x₀)², with curvatures c of very different size. */
export interface Bowl {
  readonly curvature: readonly number[];
  readonly bottom: readonly number[];
}

/** Where a descent from 0 gets to. */
export function descend(
  descent: Descent,
  { curvature, bottom }: Bowl,
  steps: number,
  rate: (iteration: number) => number,
): Float32Array {
  let point: Float32Array = new Float32Array(bottom.length);
  for (let iteration = 0; iteration < steps; iteration++) {
    const gradient = point.map((x, i) => (curvature[i] ?? 0) * (x - (bottom[i] ?? 0)));
    point = descent.step(point, gradient, rate(iteration));
  }
  return point;
}

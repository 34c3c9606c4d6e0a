/**
 * Gradient descent with momentum, as PyTorch's `SGD` does it: the first step goes
 * down the gradient itself, later ones down `momentum · velocity + (1 − dampening) · gradient`.
 *
 * Damped by as much as the momentum, a constant gradient gives steps of one length.
 */
import type { Descent } from './descent.ts';

export interface SgdSettings {
  /** 0 for plain gradient descent. */
  readonly momentum: number;
  readonly dampening: number;
}

/** @param length coordinates of the points it will be asked about */
export function createSgd(
  length: number,
  { momentum, dampening }: SgdSettings = { momentum: 0, dampening: 0 },
): Descent {
  const velocity = new Float64Array(length);
  let begun = false;
  return {
    step(point, gradient, rate) {
      const share = begun ? 1 - dampening : 1;
      begun = true;
      return point.map((coordinate, i) => {
        const speed = momentum * (velocity[i] ?? 0) + share * (gradient[i] ?? 0);
        velocity[i] = speed;
        return coordinate - rate * speed;
      });
    },
  };
}

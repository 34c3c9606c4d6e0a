/**
 * Adam (Kingma and Ba 2015, Algorithm 1): steps of about the learning rate in every
 * coordinate, however large its gradient is.
 *
 * Where all gradients have been equal a step is exactly rate · g ÷ (|g| + ε), from the
 * first step on; that is what the bias correction is for.
 */
import type { Descent } from './descent.ts';

export interface AdamSettings {
  /** β₁ and β₂: how much of the mean gradient and of the mean squared one is kept from step to step. */
  readonly decay: readonly [mean: number, square: number];
  readonly epsilon: number;
}

/** Those of the paper, and of every framework. */
const PUBLISHED: AdamSettings = { decay: [0.9, 0.999], epsilon: 1e-8 };

/** @param length coordinates of the points it will be asked about */
export function createAdam(length: number, { decay, epsilon }: AdamSettings = PUBLISHED): Descent {
  const [keptMean, keptSquare] = decay;
  const mean = new Float64Array(length);
  const square = new Float64Array(length);
  let steps = 0;
  return {
    step(point, gradient, rate) {
      steps++;
      const meanScale = 1 / (1 - keptMean ** steps);
      const squareScale = 1 / (1 - keptSquare ** steps);
      return point.map((coordinate, i) => {
        const slope = gradient[i] ?? 0;
        const first = keptMean * (mean[i] ?? 0) + (1 - keptMean) * slope;
        const second = keptSquare * (square[i] ?? 0) + (1 - keptSquare) * slope * slope;
        mean[i] = first;
        square[i] = second;
        return coordinate - (rate * first * meanScale) / (Math.sqrt(second * squareScale) + epsilon);
      });
    },
  };
}

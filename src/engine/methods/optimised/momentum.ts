/**
 * Nesterov's accelerated descent with masks kept between 0 and 1 (Khorram et al. 2023, attribution.md §B.2).
 *
 * `y_{j+1} = m_j − rate · g_j`, `m_{j+1} = clip(y_{j+1} + j/(j+3) · (y_{j+1} − y_j))`, j from 0: the first step has no
 * momentum. Nothing is evaluated to find the length of a step, and nothing promises that it leads down.
 */
export type MomentumStep = (point: Float32Array, gradient: Float32Array) => Float32Array;

export function createMomentum(rate: number): MomentumStep {
  let before: Float32Array | null = null;
  let taken = 0;
  return (point, gradient) => {
    const plain = point.map((cell, i) => cell - rate * (gradient[i] ?? 0));
    const earlier = before ?? plain;
    const push = taken / (taken + 3);
    before = plain;
    taken++;
    return plain.map((cell, i) => Math.min(1, Math.max(0, cell + push * (cell - (earlier[i] ?? 0)))));
  };
}

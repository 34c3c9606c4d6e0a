/**
 * What keeps an optimised mask small and smooth, with its exact gradient.
 *
 * Plain arithmetic on numbers; only the score needs the network. Means, not sums,
 * so the weights do not depend on the mask's size (attribution.md §B.0).
 */
import type { MaskShape } from './maskEnlarger.ts';

export interface ValueAndGradient {
  readonly value: number;
  /** One number per mask cell. */
  readonly gradient: Float32Array;
}

/** How far a mask is from smooth, ≥ 0. */
export type Variation = (mask: Float32Array) => ValueAndGradient;

export interface RegulariserWeights {
  /** Of the removed area, `mean(1 − m)`. */
  readonly area: number;
  /** Of the variation. */
  readonly smoothness: number;
}

/** What an edge of the mask counts between a cell and the one below or to the right of it; one number per cell. */
export interface EdgeWeights {
  readonly below: Float32Array;
  readonly right: Float32Array;
}

/**
 * `mean |Δm|²` over vertical neighbours plus the same over horizontal ones
 * (attribution.md §B.0 with β = 2), each pair weighted where `edges` are given.
 * An axis of one cell has no neighbours and adds 0.
 */
export function totalVariation(
  mask: Float32Array,
  shape: MaskShape,
  edges: EdgeWeights | null = null,
): ValueAndGradient {
  const { rows, cols } = shape;
  const gradient = new Float32Array(mask.length);
  const value =
    addPairs(mask, gradient, edges?.below ?? null, { cols, down: rows - 1, across: cols, step: cols }) +
    addPairs(mask, gradient, edges?.right ?? null, { cols, down: rows, across: cols - 1, step: 1 });
  return { value, gradient };
}

/** `down × across` pairs of a cell and the one `step` further. */
interface Pairs {
  readonly cols: number;
  readonly down: number;
  readonly across: number;
  readonly step: number;
}

function addPairs(m: Float32Array, gradient: Float32Array, weights: Float32Array | null, pairs: Pairs): number {
  const { cols, down, across, step } = pairs;
  const count = down * across;
  let sum = 0;
  for (let row = 0; row < down; row++) {
    for (let here = row * cols; here < row * cols + across; here++) {
      const difference = (m[here + step] ?? 0) - (m[here] ?? 0);
      const weighted = (weights === null ? 1 : (weights[here] ?? 0)) * difference;
      sum += weighted * difference;
      gradient[here] = (gradient[here] ?? 0) - (2 * weighted) / count;
      gradient[here + step] = (gradient[here + step] ?? 0) + (2 * weighted) / count;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** `mean(relu(1 − m))`; its gradient at m = 1 is 0, so a mask of ones is at rest (attribution.md §0.4 point 7). */
export function removedArea(mask: Float32Array): ValueAndGradient {
  const gradient = mask.map((cell) => (cell < 1 ? -1 / mask.length : 0));
  const value = mask.reduce((sum, cell) => sum + Math.max(0, 1 - cell), 0) / mask.length;
  return { value, gradient };
}

/** `area · removedArea + smoothness · variation`. */
export function regularise(mask: Float32Array, variation: Variation, weights: RegulariserWeights): ValueAndGradient {
  const area = removedArea(mask);
  const rough = variation(mask);
  return {
    value: weights.area * area.value + weights.smoothness * rough.value,
    gradient: mask.map(
      (_, i) => weights.area * (area.gradient[i] ?? 0) + weights.smoothness * (rough.gradient[i] ?? 0),
    ),
  };
}

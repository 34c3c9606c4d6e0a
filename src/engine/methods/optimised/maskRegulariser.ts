/**
 * What keeps an optimised mask small and smooth, with its exact gradient.
 *
 * A mask has at most 28 × 28 cells, so this is plain arithmetic on numbers; only
 * the score needs the network. Means, not sums, so the weights do not depend on
 * the mask's size (attribution.md §B.0).
 */
export interface ValueAndGradient {
  readonly value: number;
  /** One number per mask cell. */
  readonly gradient: Float32Array;
}

/** A mask of keep-shares, row by row: 1 = the picture stays, 0 = the baseline shows. */
export interface MaskShape {
  readonly rows: number;
  readonly cols: number;
}

export interface RegulariserWeights {
  /** Of the removed area, `mean(1 − m)`. */
  readonly area: number;
  /** Of the total variation. */
  readonly smoothness: number;
}

/**
 * `mean |Δm|²` over vertical neighbours plus the same over horizontal ones
 * (attribution.md §B.0 with β = 2). An axis of one cell has no neighbours and adds 0.
 */
export function totalVariation(mask: Float32Array, shape: MaskShape): ValueAndGradient {
  const gradient = new Float32Array(mask.length);
  const { rows, cols } = shape;
  const value =
    addPairs(mask, gradient, { across: cols, along: rows - 1, step: cols }) +
    addPairs(mask, gradient, { across: cols - 1, along: rows, step: 1 });
  return { value, gradient };

  /** `across × along` pairs of a cell and the one `step` further. */
  function addPairs(m: Float32Array, g: Float32Array, pairs: { across: number; along: number; step: number }): number {
    const count = pairs.across * pairs.along;
    let sum = 0;
    for (let row = 0; row < pairs.along; row++) {
      for (let col = 0; col < pairs.across; col++) {
        const here = row * cols + col;
        const difference = (m[here + pairs.step] ?? 0) - (m[here] ?? 0);
        sum += difference * difference;
        g[here] = (g[here] ?? 0) - (2 * difference) / count;
        g[here + pairs.step] = (g[here + pairs.step] ?? 0) + (2 * difference) / count;
      }
    }
    return count === 0 ? 0 : sum / count;
  }
}

/** `mean(relu(1 − m))`; its gradient at m = 1 is 0, so a mask of ones is at rest (attribution.md §0.4 point 7). */
export function removedArea(mask: Float32Array): ValueAndGradient {
  const gradient = mask.map((cell) => (cell < 1 ? -1 / mask.length : 0));
  const value = mask.reduce((sum, cell) => sum + Math.max(0, 1 - cell), 0) / mask.length;
  return { value, gradient };
}

/** `area · removedArea + smoothness · totalVariation`. */
export function regularise(mask: Float32Array, shape: MaskShape, weights: RegulariserWeights): ValueAndGradient {
  const area = removedArea(mask);
  const variation = totalVariation(mask, shape);
  return {
    value: weights.area * area.value + weights.smoothness * variation.value,
    gradient: mask.map(
      (_, i) => weights.area * (area.gradient[i] ?? 0) + weights.smoothness * (variation.gradient[i] ?? 0),
    ),
  };
}

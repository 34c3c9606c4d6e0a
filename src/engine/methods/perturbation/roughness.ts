/**
 * What keeps a deletion mask smooth and small, with exact gradients (Fong and Vedaldi 2017, eq. 5).
 *
 * Released codes differ: the authors' sums over cells and pairs of cells, the well-known port takes
 * means (attribution.md §F.3). For a mask of 28 × 28 the same weights then differ by a factor of 784 and 756.
 */
export interface Penalty {
  readonly value: number;
  /** One number per mask cell. */
  readonly gradient: Float32Array;
}

export interface CellGrid {
  readonly rows: number;
  readonly cols: number;
}

export type Over = 'sum' | 'mean';

/**
 * `Σ |Δm|^exponent` over vertical neighbours plus the same over horizontal ones; *mean* divides each by its
 * number of pairs. An axis of one cell adds 0.
 */
export function roughness(mask: Float32Array, { rows, cols }: CellGrid, exponent: number, over: Over): Penalty {
  const gradient = new Float32Array(mask.length);
  const addPairs = (across: number, along: number, step: number): number => {
    const scale = over === 'mean' ? 1 / Math.max(1, across * along) : 1;
    let sum = 0;
    for (let row = 0; row < along; row++) {
      for (let col = 0; col < across; col++) {
        const here = row * cols + col;
        const difference = (mask[here + step] ?? 0) - (mask[here] ?? 0);
        const size = Math.abs(difference);
        const slope = scale * exponent * Math.sign(difference) * size ** (exponent - 1);
        sum += scale * size ** exponent;
        gradient[here] = (gradient[here] ?? 0) - slope;
        gradient[here + step] = (gradient[here + step] ?? 0) + slope;
      }
    }
    return sum;
  };
  return { value: addPairs(cols, rows - 1, cols) + addPairs(cols - 1, rows, 1), gradient };
}

/** `Σ (1 − m)` or its mean, for masks of 0–1; its gradient at m = 1 is 0, so a mask of ones is at rest (attribution.md §0.4 point 7). */
export function removedShare(mask: Float32Array, over: Over): Penalty {
  const scale = over === 'mean' ? 1 / mask.length : 1;
  return {
    value: mask.reduce((sum, cell) => sum + scale * Math.max(0, 1 - cell), 0),
    gradient: mask.map((cell) => (cell < 1 ? -scale : 0)),
  };
}

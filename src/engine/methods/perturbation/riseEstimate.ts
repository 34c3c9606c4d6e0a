/**
 * The map that random masks add up to: `S = 1/(N p) Σ f(x ⊙ M) M` (Petsiuk et al. 2018, eq. 6).
 *
 * Kept in double precision, for it is a small difference between large sums. Also tells how far
 * the estimate can be trusted, by how well two halves of the masks agree.
 */
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { regionMeans } from '../../../core/maps/regionMeans.ts';
import { rankCorrelation } from '../../../core/truth/rankCorrelation.ts';
import type { FilledMask } from './maskedPictures.ts';
import { spread } from './separableMask.ts';

/** The first time that two halves are compared, each has this many masks; after that twice as many, and so on. */
const FIRST_HALF = 64;

export interface RiseEstimate {
  readonly count: number;
  add(mask: FilledMask, score: number): void;
  /** S, not lifted: negative where scores are. */
  map(): HeatMap;
  /**
   * Spearman correlation between the maps of the first and the second half of the masks, at two points per
   * mask cell, which is as fine as masks are; null until there are twice as many as at the last comparison.
   */
  compareHalves(): number | null;
}

/** @param visible p, the chance of a cell to be shown */
export function createRiseEstimate(
  { width, height, cells }: { readonly width: number; readonly height: number; readonly cells: number },
  visible: number,
): RiseEstimate {
  const sums = new Float64Array(width * height);
  let half: Float64Array | null = null;
  let count = 0;
  let next = FIRST_HALF;
  const grid = { rows: Math.min(2 * cells, height), cols: Math.min(2 * cells, width) };
  const coarse = (values: Float64Array): number[] =>
    Array.from(regionMeans({ width, height, signed: true, values: Float32Array.from(values) }, grid));
  return {
    get count() {
      return count;
    },
    add(mask, score) {
      spread(mask, mask.values).forEach((share, at) => (sums[at] = (sums[at] ?? 0) + score * share));
      count++;
    },
    map: () => ({ width, height, signed: false, values: Float32Array.from(sums, (sum) => sum / (count * visible)) }),
    compareHalves() {
      if (count < next) return null;
      next *= 2;
      const first = half;
      half = sums.slice();
      if (first === null) return null;
      return rankCorrelation(coarse(first), coarse(sums.map((sum, at) => sum - (first[at] ?? 0))));
    },
  };
}

/**
 * Whether two maps of one picture say the same.
 *
 * Neither measure knows which of them is right. Both are of the order of the pixels only:
 * no scaling, and nothing else that keeps the order, changes them.
 */
import type { HeatMap } from '../maps/heatMap.ts';
import { correlationOf, meanRanks } from './correlation.ts';
import { rankPixels } from './ranking.ts';

/** Spearman's rank correlation over all pixels, −1 … 1; null where a map is the same everywhere. Maps of one size. */
export function rankAgreement(a: HeatMap, b: HeatMap): number | null {
  return correlationOf(meanRanks(a.values), meanRanks(b.values));
}

/**
 * Of the top `share` of the pixels (0–1) of one map, which part is also at the top of the
 * other: 0–1, `share` itself by chance. Ties go by index, so two maps that are the same
 * everywhere agree wholly.
 */
export function topAgreement(a: HeatMap, b: HeatMap, share: number): number {
  const count = Math.max(1, Math.round(share * a.values.length));
  const top = new Set(rankPixels(a).subarray(0, count));
  const shared = rankPixels(b)
    .subarray(0, count)
    .filter((at) => top.has(at));
  return shared.length / count;
}

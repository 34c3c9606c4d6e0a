/**
 * When a region set is enough for the answer.
 *
 * Both parts are strict and relative to the whole picture, so multiplying every
 * confidence by a constant changes nothing. Published: 0.9 of the confidence,
 * whatever the top class (Shitole et al. 2021); why the default differs is measured
 * in methods/sag.md §9.1.
 */
import type { Score } from './scorer.ts';
import type { Sufficiency } from './settings.ts';

/**
 * Whether `score` keeps more than `rule.ratio` of the whole picture's confidence
 * and, where asked, would still be the answer. A class in which the whole picture
 * gives no confidence at all has nothing to keep: no set is sufficient for it.
 */
export function isSufficient(score: Score, whole: Score, rule: Sufficiency): boolean {
  if (whole.confidence <= 0) return false;
  return score.confidence > rule.ratio * whole.confidence && (!rule.topClass || score.margin > 0);
}

/** Confidence as a share of the whole picture's; 0 where that is 0. May exceed 1. */
export function ratioOf(score: Score, whole: Score): number {
  return whole.confidence > 0 ? score.confidence / whole.confidence : 0;
}

/**
 * What was ruled out, as opposed to what was found.
 *
 * Counted from what was really scored, so the claim is true of any search, stopped
 * or not, and of several one after the other.
 */
import type { MemoScorer } from './memo.ts';
import { binomial } from './subsets.ts';

/** The largest k for which every set of up to k regions is known; −1: not even the empty one. */
export function exhaustiveUpTo(scorer: MemoScorer): number {
  let size = 0;
  while (size <= scorer.regions && scorer.knownOfSize(size) === binomial(scorer.regions, size)) size++;
  return size - 1;
}

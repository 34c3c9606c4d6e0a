/**
 * Strict minimality: no proper subset at all is sufficient.
 *
 * A network is not monotone, so a set from which no single region can go may still
 * hold a smaller sufficient one. This looks for it, smallest subsets first; what it
 * finds is strict by construction, because everything smaller was tried before.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { members } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import { subsetsOfSize } from './subsets.ts';
import type { SearchTask } from './task.ts';
import { bySureness, explanationOf, isKnownSufficient, piecesOf } from './task.ts';

/**
 * At most this many proper subsets of one explanation are tried: all of them up to
 * 10 regions. A larger explanation is tried as far as that reaches and, where
 * nothing smaller turned up, marked `strict: false`.
 */
export const STRICT_SUBSETS = 1024;

/**
 * Yields an empty list after every piece of work; returns the explanation with its
 * `strict` mark, or in its place the surest of its smallest sufficient subsets.
 */
export async function* makeStrict(
  task: SearchTask,
  explanation: MinimalSufficientExplanation,
  signal: StopSignal,
): AsyncGenerator<readonly never[], MinimalSufficientExplanation> {
  const regions = members(explanation.set);
  let left = STRICT_SUBSETS;
  for (let count = 0; count < regions.length; count++) {
    const sufficient: RegionSet[] = [];
    for (const piece of piecesOf(subsetsOfSize(regions, count))) {
      if (piece.length > left) return { ...explanation, strict: false };
      left -= piece.length;
      await task.scorer.score(piece, signal);
      sufficient.push(...piece.filter((set) => isKnownSufficient(task, set)));
      yield [];
    }
    const [surest] = bySureness(task, sufficient);
    if (surest !== undefined) return { ...explanationOf(task, surest), strict: true };
  }
  return { ...explanation, strict: true };
}

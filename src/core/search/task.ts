/**
 * What every search is given, and what every search shows.
 *
 * A search asks the scorer for one piece of work at a time and yields a step after
 * each, so that whoever reads it can draw, stop or leave; the last step it yields is
 * its result. Found explanations are only ever appended.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { isSubset } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import type { MemoScorer } from './memo.ts';
import type { Score } from './scorer.ts';
import type { Sufficiency } from './settings.ts';
import { isSufficient } from './sufficiency.ts';

export interface SearchTask {
  readonly scorer: MemoScorer;
  /** Score of the whole picture, which sufficiency is relative to. */
  readonly whole: Score;
  readonly sufficiency: Sufficiency;
}

export interface SearchStep {
  /** Size of the sets being tried. */
  readonly level: number;
  /** Everything this search has found so far. */
  readonly found: readonly MinimalSufficientExplanation[];
}

/** Sets per call of the scorer: several batches for every scoring thread, yet about a second on a slow machine. */
export const PIECE = 32;

/** The same sets, in lists of one piece of work. */
export function* piecesOf(sets: Iterable<RegionSet>): Generator<RegionSet[]> {
  let piece: RegionSet[] = [];
  for (const set of sets) {
    piece.push(set);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** Makes all of `sets` known, yielding `show` between two pieces; what is known costs nothing and no pause. */
export async function* scoreInPieces<T>(
  scorer: MemoScorer,
  sets: Iterable<RegionSet>,
  signal: StopSignal,
  show: T,
): AsyncGenerator<T, void> {
  const unknown = [...new Set(sets)].filter((set) => scorer.known(set) === undefined);
  let first = true;
  for (const piece of piecesOf(unknown)) {
    if (!first) yield show;
    first = false;
    await scorer.score(piece, signal);
  }
}

/** Sufficiency of a set that has been scored; one that has not is not known to be sufficient. */
export function isKnownSufficient({ scorer, whole, sufficiency }: SearchTask, set: RegionSet): boolean {
  const score = scorer.known(set);
  return score !== undefined && isSufficient(score, whole, sufficiency);
}

/** The surest first; equally sure ones by their bits, so that a search has one outcome. Scored sets only. */
export function bySureness({ scorer }: SearchTask, sets: Iterable<RegionSet>): RegionSet[] {
  const confidence = (set: RegionSet) => scorer.known(set)?.confidence ?? -Infinity;
  return [...sets].sort((a, b) => confidence(b) - confidence(a) || (a < b ? -1 : 1));
}

export function includesAny(set: RegionSet, smaller: readonly RegionSet[]): boolean {
  return smaller.some((one) => isSubset(one, set));
}

/** A scored set as an explanation; that it is sufficient and minimal is the caller's word. */
export function explanationOf({ scorer }: SearchTask, set: RegionSet): MinimalSufficientExplanation {
  const score = scorer.known(set);
  if (score === undefined) throw new RangeError('a set that was never scored is no explanation');
  return { set, confidence: score.confidence, margin: score.margin };
}

/** `found` and whatever of `more` is new. */
export function withFresh(
  found: readonly MinimalSufficientExplanation[],
  more: readonly MinimalSufficientExplanation[],
): readonly MinimalSufficientExplanation[] {
  if (more.length === 0) return found;
  const known = new Set(found.map(({ set }) => set));
  const fresh = more.filter(({ set }) => !known.has(set));
  return fresh.length === 0 ? found : [...found, ...fresh];
}

export function setsOf(explanations: readonly MinimalSufficientExplanation[]): RegionSet[] {
  return explanations.map(({ set }) => set);
}

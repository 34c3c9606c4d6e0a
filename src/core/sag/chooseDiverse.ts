/**
 * Which of the explanations found are displayed as roots.
 *
 * The answer is a largest set of at most `roots` explanations no two of which
 * overlap more than allowed; among those the one with the fewest regions in all,
 * then the most confidence in all, then the first in order of rank (size, then
 * confidence, then discovery). The published code takes the first three of a
 * maximum compatible set, whatever they are (Shitole et al. 2021, released code).
 *
 * Knows nothing of scorers: it chooses, it does not search. See
 * `../search` for how explanations that differ are looked for.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { intersection, size } from '../regions/regionSet.ts';
import type { MinimalSufficientExplanation } from '../search/findings.ts';
import type { ExplainSettings, Overlap } from '../search/settings.ts';

/** Up to this many candidates the choice is exact whatever it takes. */
const EXACT = 30;
/** Above: partial choices looked at per number of roots; never below candidates², which makes three roots exact too. */
const VISITS = 200_000;
/** So that 1/3 of 3 regions is 1 region in floating point too. */
const ROUNDING = 1e-9;

interface Candidate {
  readonly index: number;
  readonly rank: number;
  readonly size: number;
  readonly confidence: number;
  /** By rank, 1 where the two may be displayed together. */
  readonly fits: Uint8Array;
}

interface Choice {
  readonly members: readonly Candidate[];
  readonly size: number;
  readonly confidence: number;
}

/**
 * May both be displayed? By share: |A∩B| ÷ min(|A|, |B|) ≤ limit, where the empty
 * set has no share of anything and goes with nothing; by count: |A∩B| ≤ limit.
 */
export function areDiverse(a: RegionSet, b: RegionSet, overlap: Overlap): boolean {
  const shared = size(intersection(a, b));
  const used = overlap.kind === 'count' ? shared : shared / Math.min(size(a), size(b));
  return used <= overlap.limit + ROUNDING;
}

/** Whether a set that contains `set` may be diverse from `other`, or share too much of it already. */
export function mayBecomeDiverse(set: RegionSet, other: RegionSet, { kind, limit }: Overlap): boolean {
  const allowed = kind === 'count' ? limit : limit * size(other);
  return size(intersection(set, other)) <= allowed + ROUNDING;
}

/**
 * Indexes into `explanations`, best rank first.
 *
 * Exact for up to 30 candidates, and for up to three roots at any number. For four
 * roots or more among more than 30 the work is bounded: what was best when the
 * bound was reached is returned, which is then compatible but perhaps not the largest.
 */
export function chooseDiverse(
  explanations: readonly MinimalSufficientExplanation[],
  choice: ExplainSettings['choice'],
): number[] {
  const candidates = rank(explanations, choice.overlap);
  const visits = candidates.length <= EXACT ? Infinity : Math.max(VISITS, candidates.length ** 2);
  for (let count = Math.min(choice.roots, candidates.length); count > 0; count--) {
    const best = bestOf(count, candidates, visits);
    if (best !== null) return best.members.map(({ index }) => index);
  }
  return [];
}

function rank(explanations: readonly MinimalSufficientExplanation[], overlap: Overlap): Candidate[] {
  const ranked = explanations
    .map(({ set, confidence }, index) => ({ set, size: size(set), confidence, index }))
    .sort((a, b) => a.size - b.size || b.confidence - a.confidence || a.index - b.index);
  return ranked.map(({ set, ...candidate }, at) => ({
    ...candidate,
    rank: at,
    fits: Uint8Array.from(ranked, (other) => (areDiverse(set, other.set, overlap) ? 1 : 0)),
  }));
}

/** The best compatible choice of exactly `count`, or null where there is none (or the visits ran out before one was met). */
function bestOf(count: number, candidates: readonly Candidate[], visits: number): Choice | null {
  let best: Choice | null = null;
  let left = visits;
  const grow = (chosen: Choice, open: readonly Candidate[]): void => {
    const need = count - chosen.members.length;
    if (need === 0) best = chosen;
    if (need === 0 || left-- <= 0 || !canBeat(chosen, strangers(open, need), need, best)) return;
    for (const [at, candidate] of open.entries()) {
      if (!canBeat(chosen, open.slice(at, at + need), need, best)) return;
      const later = open.slice(at + 1).filter((other) => candidate.fits[other.rank] === 1);
      grow(withMember(chosen, candidate), later);
    }
  };
  grow({ members: [], size: 0, confidence: 0 }, candidates);
  return best;
}

/**
 * The best-ranked candidate of each of the first `need` groups of mutually incompatible
 * ones. A choice takes at most one per group, so these bound what it can reach (the
 * colouring bound of clique search): equal size then means equal sizes one by one,
 * and within one size the better rank has the greater confidence.
 */
function strangers(open: readonly Candidate[], need: number): Candidate[] {
  const firsts: Candidate[] = [];
  for (let rest = open; firsts.length < need;) {
    const [first] = rest;
    if (first === undefined) break;
    const group: Candidate[] = [];
    rest = rest.filter((candidate) => {
      const joins = group.every((member) => member.fits[candidate.rank] !== 1);
      if (joins) group.push(candidate);
      return !joins;
    });
    firsts.push(first);
  }
  return firsts;
}

/** Whether `chosen` with `need` more that are at best `bound` can be strictly better than `best`. */
function canBeat(chosen: Choice, bound: readonly Candidate[], need: number, best: Choice | null): boolean {
  if (bound.length < need) return false;
  const reached = bound.reduce(withMember, chosen);
  return (
    best === null || reached.size < best.size || (reached.size === best.size && reached.confidence > best.confidence)
  );
}

function withMember(choice: Choice, member: Candidate): Choice {
  return {
    members: [...choice.members, member],
    size: choice.size + member.size,
    confidence: choice.confidence + member.confidence,
  };
}

/**
 * What can be said of a result, as numbers and sets.
 *
 * Only what was computed: a fact that was not is null or empty. The sentences that
 * say these facts are in `src/text`.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, intersection, members, size } from '../regions/regionSet.ts';
import type { Findings } from '../search/findings.ts';

export interface Facts {
  /** The displayed explanations, in order of display. */
  readonly roots: readonly RegionSet[];
  readonly rootSizes: readonly number[];
  /** Minimal sufficient explanations known, the displayed ones included. */
  readonly found: number;
  /** Regions that are in all roots; none where there is no root. */
  readonly common: readonly RegionId[];
  readonly necessary: readonly RegionId[];
  /** Is what no root uses enough, too? Null until tested. */
  readonly restEnough: boolean | null;
  /** Every set of up to this many regions was scored. */
  readonly exhaustiveUpTo: number;
}

export function factsOf(findings: Findings): Facts {
  const roots = rootSets(findings);
  return {
    roots,
    rootSizes: roots.map(size),
    found: findings.explanations.length,
    common: members(inAll(roots)),
    necessary: findings.necessary,
    restEnough: findings.complement?.sufficient ?? null,
    exhaustiveUpTo: findings.exhaustiveUpTo,
  };
}

/** The sets chosen for display. */
export function rootSets({ explanations, roots }: Pick<Findings, 'explanations' | 'roots'>): RegionSet[] {
  return roots.flatMap((index) => explanations[index]?.set ?? []);
}

/** Regions that every set shows; none for no set. */
function inAll(sets: readonly RegionSet[]): RegionSet {
  const [first, ...others] = sets;
  return first === undefined ? emptySet : others.reduce(intersection, first);
}

/**
 * Which known maps a region set is best computed from, and which are worth making known.
 *
 * Sets come in families: a beam's candidates are one set and one region more, an
 * elimination's are one set and one region less. What a family has in common is found
 * from the sets themselves: what two neighbours in a list both show, what either shows.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { intersection, union } from '../../core/regions/regionSet.ts';
import type { PartialForward, Way } from './partialForward.ts';
import type { Reference, References } from './references.ts';

/** Families that one list may hold. */
const MOST_ADOPTED = 3;

/** What families are judged by. */
type Partial = Pick<PartialForward, 'course' | 'refer' | 'referenceCost' | 'wholeCost' | 'depths'>;

/** A known set to begin from, and the way from it. */
export interface Start extends Way {
  /** The least that leads to a score. */
  readonly cost: number;
}

/** The cheapest start for a set; null where nothing is known. */
export function nearest(partial: Partial, references: References, set: RegionSet): Start | null {
  let best: Start | null = null;
  for (const reference of references.all()) {
    const course = partial.course(reference.set, set);
    if (best === null || course.least < best.cost) best = { reference, course, cost: course.least };
  }
  return best;
}

/** A set that may be made known. */
interface Candidate {
  readonly set: RegionSet;
  /** Of every set of the list, begun from there. */
  readonly costs: readonly number[];
}

/** Makes known what neighbours in the list have in common, as long as that makes the sets cheaper by more than it costs. */
export function adoptFamilies(partial: Partial, references: References, sets: readonly RegionSet[]): void {
  const common = new Set(sets.slice(1).flatMap((set, i) => both(set, sets[i] ?? set)));
  const candidates = [...common].map((set) => ({ set, costs: sets.map((one) => partial.course(set, one).least) }));
  for (let left = MOST_ADOPTED; left > 0; left--) {
    const now = sets.map((set) => nearest(partial, references, set)?.cost ?? partial.wholeCost);
    const best = bestOf(partial, references, now, candidates);
    if (best === null) return;
    references.add(partial.refer(best.set, best.from, references.takeSpare()));
  }
}

function both(a: RegionSet, b: RegionSet): RegionSet[] {
  return [intersection(a, b), union(a, b)];
}

/** @param now what every set of the list costs as it is */
function bestOf(
  partial: Partial,
  references: References,
  now: readonly number[],
  candidates: readonly Candidate[],
): { readonly set: RegionSet; readonly from: Reference | null } | null {
  let best: { readonly set: RegionSet; readonly from: Reference | null } | null = null;
  let most = 0;
  for (const { set, costs } of candidates) {
    const saved = costs.reduce((sum, cost, i) => sum + Math.max(0, (now[i] ?? 0) - cost), 0);
    if (saved <= most || references.has(set)) continue;
    const from = nearest(partial, references, set)?.reference ?? null;
    const gain = saved - partial.referenceCost(set, from?.set ?? null);
    if (gain > most) [best, most] = [{ set, from }, gain];
  }
  return best;
}

/**
 * How many stretches deep all go before they go on together: what is cheapest for all, since one pass of
 * many is cheaper than many passes. A set that is cheaper whole does not count.
 */
export function commonDepth(partial: Partial, starts: readonly (Start | null)[]): number {
  let best = { depth: 1, cost: Infinity };
  for (let depth = 1; depth <= partial.depths; depth++) {
    const cost = starts.reduce((sum, start) => sum + Math.min(partial.wholeCost, costAt(start, depth)), 0);
    if (cost < best.cost) best = { depth, cost };
  }
  return best.depth;
}

/** Infinite where nothing is known, or the patches do not reach that deep. */
export function costAt(start: Start | null, depth: number): number {
  return start?.course.costs[depth] ?? Infinity;
}

/**
 * Where a search for one more, different explanation may look.
 *
 * First in what no root uses. Where that is not sufficient, no disjoint explanation
 * exists (for a monotone classifier), and regions of the roots are let back in, one
 * at a time and always the one that leaves the ground surest, of each root no more
 * than another explanation may share with it (methods/sag.md §9.1, point 2). The
 * ground is scored as a whole, so whether a search in it can succeed is known before
 * it begins. What it finds may still share too much, where it is smaller than the
 * root it shares with.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import {
  difference,
  emptySet,
  fullSet,
  has,
  intersection,
  members,
  size,
  union,
  withRegion,
} from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { Overlap } from './settings.ts';
import type { SearchTask } from './task.ts';
import { bySureness, isKnownSufficient } from './task.ts';

/** So that 1/3 of 3 regions is 1 region in floating point too. */
const ROUNDING = 1e-9;

/** All regions that no root uses. */
export function complementOf(regions: number, roots: readonly RegionSet[]): RegionSet {
  return difference(fullSet(regions), roots.reduce(union, emptySet));
}

/**
 * The smallest ground on this way that is sufficient and has not been tried before;
 * null where no further region may be let in. All sets on the way are scored.
 */
export async function nextGround(
  task: SearchTask,
  roots: readonly RegionSet[],
  overlap: Overlap,
  tried: ReadonlySet<RegionSet>,
  signal: StopSignal,
): Promise<RegionSet | null> {
  let ground = complementOf(task.scorer.regions, roots);
  await task.scorer.score([ground], signal);
  while (tried.has(ground) || !isKnownSufficient(task, ground)) {
    const wider = admissible(ground, roots, overlap).map((id) => withRegion(ground, id));
    await task.scorer.score(wider, signal);
    const ranked = bySureness(task, wider);
    const next = ranked.find((set) => isKnownSufficient(task, set)) ?? ranked[0];
    if (next === undefined) return null;
    ground = next;
  }
  return ground;
}

/** Hidden regions that may be let in without any root being shared more than allowed. */
function admissible(ground: RegionSet, roots: readonly RegionSet[], overlap: Overlap): RegionId[] {
  const closed = roots
    .filter((root) => size(intersection(root, ground)) + 1 > allowance(root, overlap))
    .reduce(union, emptySet);
  return members(roots.reduce(union, emptySet)).filter((id) => !has(ground, id) && !has(closed, id));
}

/** How many regions of this root another explanation may share, if it is no smaller. */
function allowance(root: RegionSet, { kind, limit }: Overlap): number {
  return (kind === 'share' ? limit * size(root) : limit) + ROUNDING;
}

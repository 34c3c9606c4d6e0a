/**
 * From sufficient sets to minimal ones.
 *
 * In every round all single removals of the sets at hand are scored together; each
 * set then loses the region it needs least (the removal that leaves it surest, and
 * still sufficient), or, where no region can go, is 1-minimal. A large set has many
 * regions to lose, each round of it is dear, and so it tries to lose several of the
 * least needed at once. Published: one removal at a time in row-major order (Shitole
 * et al. 2021, released code), which takes a call per removal and depends on where in
 * the picture a region lies.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { intersection, members, size, withoutRegion } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import type { SearchTask } from './task.ts';
import { bySureness, explanationOf, isKnownSufficient, scoreInPieces } from './task.ts';

/** Sets of more regions lose several at once; up to here a round costs little more than the leaps would. */
const LEAP_ABOVE = 8;
/** From one leap to the next: tried together, so that finer steps cost sets but no time, and save rounds. */
const LEAP = 1.25;

/**
 * Yields after every round the explanations it proved, possibly none; ends when
 * every start has come down to one. Starts that meet on their way go on as one.
 * Starts must be scored and sufficient.
 */
export async function* eliminate(
  task: SearchTask,
  starts: readonly RegionSet[],
  signal: StopSignal,
): AsyncGenerator<readonly MinimalSufficientExplanation[], void> {
  for (let open = new Set(starts); open.size > 0;) {
    yield* scoreInPieces(task.scorer, [...open].flatMap(removalsOf), signal, []);
    const leaps = [...open].flatMap((set) => leapsOf(set, dispensable(task, set)));
    if (leaps.length > 0) yield [];
    yield* scoreInPieces(task.scorer, leaps, signal, []);
    const minimal: MinimalSufficientExplanation[] = [];
    const smaller = new Set<RegionSet>();
    for (const set of open) {
      const next = reduced(task, set);
      if (next === null) minimal.push(explanationOf(task, set));
      else smaller.add(next);
    }
    open = smaller;
    yield minimal;
  }
}

/** All sets that lack exactly one region of `set`, in order of that region. */
export function removalsOf(set: RegionSet): RegionSet[] {
  return members(set).map((id) => withoutRegion(set, id));
}

/** The single removals that are sufficient, the region needed least first. All removals must be scored. */
function dispensable(task: SearchTask, set: RegionSet): RegionSet[] {
  return bySureness(
    task,
    removalsOf(set).filter((removal) => isKnownSufficient(task, removal)),
  );
}

/** The set without the 2, 3, 4, 5, 7, 9 … regions it needs least, fewest first. */
function leapsOf(set: RegionSet, ranked: readonly RegionSet[]): RegionSet[] {
  const leaps: RegionSet[] = [];
  if (size(set) <= LEAP_ABOVE) return leaps;
  for (let count = 2; count <= ranked.length; count = Math.ceil(count * LEAP))
    leaps.push(ranked.slice(0, count).reduce(intersection));
  return leaps;
}

/** What the set becomes, or null where every region is needed. Removals and leaps must be scored. */
function reduced(task: SearchTask, set: RegionSet): RegionSet | null {
  const ranked = dispensable(task, set);
  const leap = leapsOf(set, ranked).findLast((smaller) => isKnownSufficient(task, smaller));
  return leap ?? ranked[0] ?? null;
}

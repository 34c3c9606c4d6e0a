/**
 * From sufficient sets to minimal ones.
 *
 * In every round all single removals of the sets at hand are scored together; each
 * set then loses the region it needs least (the removal that leaves it surest, and
 * still sufficient), or, where no region can go, is 1-minimal. Published: one
 * removal at a time in row-major order (Shitole et al. 2021, released code), which
 * takes a call per removal and depends on where in the picture a region lies.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { members, withoutRegion } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import type { SearchTask } from './task.ts';
import { bySureness, explanationOf, isKnownSufficient, scoreInPieces } from './task.ts';

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
    const minimal: MinimalSufficientExplanation[] = [];
    const smaller = new Set<RegionSet>();
    for (const set of open) {
      const next = withoutLeastNeeded(task, set);
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

/** The surest sufficient removal, or null where every region is needed. All removals must be scored. */
function withoutLeastNeeded(task: SearchTask, set: RegionSet): RegionSet | null {
  const sufficient = removalsOf(set).filter((removal) => isKnownSufficient(task, removal));
  return bySureness(task, sufficient)[0] ?? null;
}

/**
 * Beam search for minimal sufficient explanations (Shitole et al. 2021).
 *
 * Grows region sets one region at a time and keeps the `width` surest insufficient
 * ones of each size; every sufficient one is made minimal and leaves the beam. Where
 * the released code keeps `width` + 1 sets, duplicates among them, and goes on
 * growing what it has already explained, here a beam holds exactly `width` different
 * sets and nothing that contains a known explanation. With an unlimited beam and
 * limit, every strictly minimal explanation is found (methods/sag.md §8.2).
 *
 * Knows nothing of how different its explanations are (see `diversify.ts`).
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, has, setOf, withRegion } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import { minimise } from './minimise.ts';
import type { SearchStep, SearchTask } from './task.ts';
import {
  bySureness,
  explanationOf,
  includesAny,
  isKnownSufficient,
  PIECE,
  scoreInPieces,
  setsOf,
  withFresh,
} from './task.ts';

export interface BeamOptions {
  /** The regions that take part, in the order to try them; no other is ever shown. */
  readonly order: readonly RegionId[];
  /** Sets kept per size, exactly (fewer only where there are fewer). */
  readonly width: number;
  /** Regions tried per kept set: the first of `order` that it lacks. */
  readonly successors: number;
  /** No size is begun, and no further set made minimal, once more than this many are found. */
  readonly limit: number;
  readonly strict: boolean;
  /** Explanations known before: not found again, not counted, and nothing that contains one is tried. */
  readonly known: readonly RegionSet[];
}

/**
 * Scores the empty set and all single regions of `order` whatever the other options,
 * so that what a search says of them is certain. An empty set that is sufficient is
 * the only explanation there is.
 */
export async function* beamSearch(
  task: SearchTask,
  options: BeamOptions,
  signal: StopSignal,
): AsyncGenerator<SearchStep, void> {
  const singles = options.order.map((id) => setOf([id]));
  let step: SearchStep = { level: 0, found: [], leads: [] };
  yield* scoreInPieces(task.scorer, [emptySet, ...singles], signal, step);
  if (isKnownSufficient(task, emptySet)) {
    const found = options.known.includes(emptySet) ? [] : [explanationOf(task, emptySet)];
    yield { ...step, found };
    return;
  }
  yield step;

  let successors = singles;
  for (let level = 1; successors.length > 0 && step.found.length <= options.limit; level++) {
    const fresh = successors.filter((set) => !includesAny(set, [...options.known, ...setsOf(step.found)]));
    step = { ...step, level };
    yield* scoreInPieces(task.scorer, fresh, signal, step);
    const ranked = bySureness(task, fresh);
    const sufficient = ranked.filter((set) => isKnownSufficient(task, set));
    step = yield* harvest(task, options, step, sufficient, signal);
    yield step;
    successors = successorsOf(nextBeam(task, options, step, ranked), options);
  }
}

/** Makes sufficient sets minimal, the surest first and as many together as fill a piece of work, until enough are found. */
async function* harvest(
  task: SearchTask,
  options: BeamOptions,
  start: SearchStep,
  sufficient: readonly RegionSet[],
  signal: StopSignal,
): AsyncGenerator<SearchStep, SearchStep> {
  let step = start;
  let open = sufficient;
  while (open.length > 0 && step.found.length <= options.limit) {
    const together = Math.max(1, Math.floor(PIECE / step.level));
    const group = open.slice(0, Math.min(together, options.limit + 1 - step.found.length));
    for await (const minimal of minimise(task, group, options.strict, signal)) {
      step = { ...step, found: withFresh(step.found, minimal) };
      yield step;
    }
    // What contains an explanation would lead back to it, or to a near copy.
    open = open.slice(group.length).filter((set) => !includesAny(set, setsOf(step.found)));
  }
  return { ...step, leads: open };
}

function nextBeam(
  task: SearchTask,
  { known, width }: BeamOptions,
  { found }: SearchStep,
  ranked: readonly RegionSet[],
): RegionSet[] {
  const explained = [...known, ...setsOf(found)];
  return ranked.filter((set) => !isKnownSufficient(task, set) && !includesAny(set, explained)).slice(0, width);
}

/** All one-region extensions, each set once. */
function successorsOf(beam: readonly RegionSet[], { order, successors }: BeamOptions): RegionSet[] {
  const extended = beam.flatMap((set) =>
    order
      .filter((id) => !has(set, id))
      .slice(0, successors)
      .map((id) => withRegion(set, id)),
  );
  return [...new Set(extended)];
}

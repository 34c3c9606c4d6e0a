/**
 * Beam search for minimal sufficient explanations (Shitole et al. 2021).
 *
 * Grows region sets one region at a time and keeps the `width` surest insufficient
 * ones of each size; every sufficient one is made minimal and leaves the beam. Where
 * the released code keeps `width` + 1 sets, duplicates among them, and goes on
 * growing what it has already explained, here a beam holds exactly `width` different
 * sets, of all that are known, and nothing that contains a known explanation; and of
 * the sets that could come next only the most promising are scored (`gains.ts`), for
 * most of a level never mattered. With an unlimited beam and limit, every strictly
 * minimal explanation is found (methods/sag.md §8.2).
 */
import { MOST_SINGLES } from '../regions/blocks.ts';
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, has, isSubset, setOf, size, withRegion } from '../regions/regionSet.ts';
import { areDiverse, mayBecomeDiverse } from '../sag/chooseDiverse.ts';
import type { StopSignal } from '../stop.ts';
import { gainsOf, logRatio } from './gains.ts';
import { minimise } from './minimise.ts';
import type { Overlap } from './settings.ts';
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
  /** Regions tried per kept set: the first of `order` that it lacks, and as many by what was learned. */
  readonly successors: number;
  /** No size is begun, and no further set made minimal, once more than this many are found. */
  readonly limit: number;
  readonly strict: boolean;
  /** Explanations known before: not found again, not counted, and nothing that contains one is tried. */
  readonly known: readonly RegionSet[];
  /** What explanations must differ from: no set is tried that would share too much however it grows. */
  readonly apart: readonly RegionSet[];
  readonly overlap: Overlap;
  /** Sizes searched: the first is grown from what is known of it, the last is not grown. */
  readonly sizes: { readonly from: number; readonly to: number };
}

/**
 * Of all successors of a level, those scored per kept set: so many of the most promising
 * first; then, unless they brought enough, as many of those that `order` proposes. Pairs
 * are foretold best, by the single regions.
 */
const TRIED = { pairs: 3, larger: 4 } as const;

/** An empty set that is sufficient is the only explanation there is. */
export async function* beamSearch(
  task: SearchTask,
  options: BeamOptions,
  signal: StopSignal,
): AsyncGenerator<SearchStep, void> {
  const { sizes, limit } = options;
  let step: SearchStep = { level: 0, found: [] };
  // Whatever the other options all of a grid that is not fine, so that what is said of them is certain.
  const singles = sizes.from > 1 ? [] : options.order.slice(0, MOST_SINGLES).map((id) => setOf([id]));
  yield* scoreInPieces(task.scorer, [emptySet, ...singles], signal, step);
  if (isKnownSufficient(task, emptySet)) {
    const found = options.known.includes(emptySet) ? [] : [explanationOf(task, emptySet)];
    yield { ...step, found };
    return;
  }
  yield step;

  for (let level = sizes.from; level <= sizes.to; level++) {
    step = yield* harvest(task, options, { ...step, level }, signal);
    yield step;
    const beam = beamOf(task, options, step);
    if (beam.length === 0 || level === sizes.to || step.found.length > limit) return;
    for (const candidates of successorsOf(task, options, step, beam)) {
      if (step.found.length + sufficientOf(task, options, step, level + 1).length > limit) break;
      yield* scoreInPieces(task.scorer, candidates, signal, step);
    }
  }
}

/** Makes sufficient sets minimal, the surest first and as many together as fill a piece of work, until enough are found. */
async function* harvest(
  task: SearchTask,
  options: BeamOptions,
  start: SearchStep,
  signal: StopSignal,
): AsyncGenerator<SearchStep, SearchStep> {
  let step = start;
  for (
    let open = sufficientOf(task, options, step, step.level);
    open.length > 0 && step.found.length <= options.limit;
  ) {
    const together = Math.max(1, Math.floor(PIECE / step.level));
    const group = open.slice(0, Math.min(together, options.limit + 1 - step.found.length));
    for await (const minimal of minimise(task, group, options.strict, signal)) {
      step = { ...step, found: withFresh(step.found, minimal) };
      yield step;
    }
    // What contains an explanation would lead back to it, or to a near copy.
    open = open.slice(group.length).filter((set) => !includesAny(set, setsOf(step.found)));
  }
  return step;
}

/** Known sufficient sets of that size that an explanation worth having may be in, the surest first. */
function sufficientOf(task: SearchTask, options: BeamOptions, step: SearchStep, level: number): RegionSet[] {
  const { apart, overlap } = options;
  const worthy = (set: RegionSet) => apart.every((other) => areDiverse(set, other, overlap));
  return openOf(task, options, step, level).filter((set) => isKnownSufficient(task, set) && worthy(set));
}

/** The surest insufficient sets of the step's size. */
function beamOf(task: SearchTask, options: BeamOptions, step: SearchStep): RegionSet[] {
  const open = openOf(task, options, step, step.level);
  return open.filter((set) => !isKnownSufficient(task, set)).slice(0, options.width);
}

/** All known sets of that size that this search may have to do with, the surest first. */
function openOf(task: SearchTask, options: BeamOptions, step: SearchStep, level: number): RegionSet[] {
  const ground = setOf(options.order);
  const known = [...task.scorer.entries()].map(([set]) => set);
  return bySureness(
    task,
    known.filter((set) => size(set) === level && isSubset(set, ground) && isOpen(options, step, set)),
  );
}

function isOpen({ known, apart, overlap }: BeamOptions, { found }: SearchStep, set: RegionSet): boolean {
  if (includesAny(set, known) || includesAny(set, setsOf(found))) return false;
  return apart.every((other) => mayBecomeDiverse(set, other, overlap));
}

/** One-region extensions of the beam, each once: first by promise alone, then what the order proposes. */
function successorsOf(
  task: SearchTask,
  options: BeamOptions,
  step: SearchStep,
  beam: readonly RegionSet[],
): [RegionSet[], RegionSet[]] {
  const { order, width, successors } = options;
  const gains = gainsOf(task, step.level);
  const gain = (id: RegionId) => gains[id] ?? 0;
  const learned = order.toSorted((a, b) => gain(b) - gain(a));
  const extensions = (by: readonly RegionId[], besides: ReadonlySet<RegionSet>) => {
    const promise = new Map<RegionSet, number>();
    for (const set of beam) {
      const score = task.scorer.known(set);
      const base = score === undefined ? 0 : logRatio(score, task.whole);
      const free = by.filter((id) => !has(set, id) && isOpen(options, step, withRegion(set, id)));
      for (const id of free.slice(0, successors)) {
        const extended = withRegion(set, id);
        if (task.scorer.known(extended) !== undefined || besides.has(extended)) continue;
        promise.set(extended, Math.max(promise.get(extended) ?? -Infinity, base + gain(id)));
      }
    }
    const ranked = [...promise].sort(([, a], [, b]) => b - a).map(([set]) => set);
    return ranked.slice(0, (step.level === 1 ? TRIED.pairs : TRIED.larger) * width);
  };
  const first = extensions(learned, new Set());
  return [first, extensions(order, new Set(first))];
}

/**
 * Diversity is searched for, not chosen afterwards.
 *
 * A beam finds near copies, so until enough explanations that may be displayed
 * together are known, the next one is looked for where it cannot be a near copy of a
 * root, in the cheapest way that brings one: among sufficient sets met before; by a
 * beam that shares no more with any root than may be shared; from above, with that beam's
 * best set and all that may be shown besides; in the complement of the roots, or with
 * part of them let back in (`grounds.ts`); and last among near copies, for other roots may
 * go together better. Every explanation found on the way is kept, displayed or not.
 */
import { isFine } from '../regions/blocks.ts';
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, has, size, withRegion } from '../regions/regionSet.ts';
import { areDiverse, chooseDiverse, mayBecomeDiverse } from '../sag/chooseDiverse.ts';
import type { StopSignal } from '../stop.ts';
import type { BeamOptions } from './beam.ts';
import { beamSearch } from './beam.ts';
import { descend } from './descend.ts';
import type { ComplementReport, MinimalSufficientExplanation } from './findings.ts';
import { gainsOf } from './gains.ts';
import { complementOf, nextGround } from './grounds.ts';
import { minimise } from './minimise.ts';
import type { ExplainSettings } from './settings.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { bySureness, includesAny, isKnownSufficient, setsOf, withFresh } from './task.ts';

/** A beam whatever it is to look for; its `order` is all regions. */
export type RegionBeam = Omit<BeamOptions, 'limit' | 'known' | 'apart' | 'sizes'>;

export interface DiversityOptions {
  readonly choice: ExplainSettings['choice'];
  readonly beam: RegionBeam;
  /** No near copy is looked for once more explanations than this are known. */
  readonly limit: number;
}

export interface DiversityStep {
  readonly level: number;
  readonly explanations: readonly MinimalSufficientExplanation[];
  /** Indexes into `explanations`. */
  readonly roots: readonly number[];
  /** Null until the last step. */
  readonly complement: ComplementReport | null;
}

/** Sizes that beams grow to. Beyond, a level brings less and elimination from above more (docs/performance.md). */
export const BEAM_DEPTH = 6;

/** Searches per root that is wanted. */
const SEARCHES_PER_ROOT = 2;

interface Search {
  readonly task: SearchTask;
  readonly options: DiversityOptions;
  readonly tried: Set<RegionSet>;
  readonly signal: StopSignal;
}

/** Where roots or explanations are wanted that cannot exist, this ends when every way has been tried. */
export async function* diversify(
  task: SearchTask,
  { found, level }: SearchStep,
  options: DiversityOptions,
  signal: StopSignal,
): AsyncGenerator<DiversityStep, void> {
  let step = chosen({ level, explanations: found, roots: [], complement: null }, found, options);
  yield step;
  if (!isKnownSufficient(task, emptySet)) step = yield* searchOn({ task, options, tried: new Set(), signal }, step);
  if (step.roots.length === 0) return;
  const set = complementOf(task.scorer.regions, rootSets(step));
  const [score] = await task.scorer.score([set], signal);
  if (score !== undefined) yield { ...step, complement: { set, score, sufficient: isKnownSufficient(task, set) } };
}

async function* searchOn(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  const { choice } = search.options;
  // From single regions of a fine grid it is too many sizes to an explanation.
  const growing = isFine(search.task.scorer.regions) ? [] : [growApart];
  const ways = [followLeads, ...growing, comeFromAbove, searchGround, admitCopies];
  let step = start;
  for (let left = SEARCHES_PER_ROOT * choice.roots; left > 0 && step.roots.length < choice.roots; left--) {
    const before = step;
    for (const way of ways) {
      step = yield* way(search, step);
      if (step.explanations.length > before.explanations.length) break;
    }
    if (step.explanations.length === before.explanations.length) break;
  }
  return step;
}

function chosen(
  step: DiversityStep,
  explanations: readonly MinimalSufficientExplanation[],
  { choice }: DiversityOptions,
): DiversityStep {
  return { ...step, explanations, roots: chooseDiverse(explanations, choice) };
}

function rootSets({ roots, explanations }: DiversityStep): RegionSet[] {
  return roots.flatMap((index) => explanations[index]?.set ?? []);
}

/** The step with whatever is new of `more`. */
function withMore(
  step: DiversityStep,
  more: readonly MinimalSufficientExplanation[],
  options: DiversityOptions,
): DiversityStep {
  const explanations = withFresh(step.explanations, more);
  return explanations.length === step.explanations.length ? step : chosen(step, explanations, options);
}

/** Known sufficient sets, no larger than the search has come, that contain no explanation; the smallest and surest first. */
function leadsOf(task: SearchTask, { level, explanations }: DiversityStep): RegionSet[] {
  const known = [...task.scorer.entries()].map(([set]) => set);
  const leads = known.filter(
    (set) => size(set) <= level && isKnownSufficient(task, set) && !includesAny(set, setsOf(explanations)),
  );
  return bySureness(task, leads).sort((a, b) => size(a) - size(b));
}

/** Sufficient sets that are already known cost a few sets each. */
async function* followLeads(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  const { task, options } = search;
  const fits = (set: RegionSet) => rootSets(start).every((root) => areDiverse(set, root, options.choice.overlap));
  const lead = leadsOf(task, start).find(fits);
  return lead === undefined ? start : yield* followLead(search, start, lead);
}

/** Near copies, one at a time, until another choice of roots has room for one more or enough are known. */
async function* admitCopies(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  let step = start;
  while (step.roots.length === start.roots.length && step.explanations.length <= search.options.limit) {
    const [lead] = leadsOf(search.task, step);
    if (lead === undefined) break;
    step = yield* followLead(search, step, lead);
  }
  return step;
}

async function* followLead(
  { task, options, signal }: Search,
  start: DiversityStep,
  lead: RegionSet,
): AsyncGenerator<DiversityStep, DiversityStep> {
  let step = start;
  for await (const minimal of minimise(task, [lead], options.beam.strict, signal)) {
    step = withMore(step, minimal, options);
    yield step;
  }
  return step;
}

function beamApart({ options }: Search, step: DiversityStep) {
  return { ...options.beam, apart: rootSets(step), known: setsOf(step.explanations) };
}

async function* growApart(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  const { task, options, signal } = search;
  const sizes = rootSets(start).map(size);
  // Beside a root, what is much larger comes cheaper from above.
  const to = Math.min(BEAM_DEPTH, sizes.length > 0 ? Math.max(...sizes) + 1 : BEAM_DEPTH);
  const beam = { ...beamApart(search, start), limit: 0, sizes: { from: 1, to } };
  let step = start;
  for await (const { level, found } of beamSearch(task, beam, signal)) {
    step = withMore({ ...step, level: Math.max(level, start.level) }, found, options);
    yield step;
  }
  return step;
}

/** From the surest set that the beam has come to, or the empty one, with all that may be shown besides. */
async function* comeFromAbove(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  const { task, options } = search;
  const { order } = options.beam;
  const admits = (set: RegionSet) =>
    rootSets(start).every((root) => mayBecomeDiverse(set, root, options.choice.overlap)) &&
    !includesAny(set, setsOf(start.explanations));
  const reached = [...task.scorer.entries()].map(([set]) => set).filter((set) => size(set) === BEAM_DEPTH);
  const [surest = emptySet] = bySureness(task, reached.filter(admits));
  const rest: RegionId[] = [];
  let set = surest;
  for (const id of byGain(task, order, size(surest))) {
    const wider = withRegion(set, id);
    if (has(set, id) || !admits(wider)) continue;
    rest.push(id);
    set = wider;
  }
  return yield* descendFrom(search, start, surest, rest);
}

async function* searchGround(search: Search, start: DiversityStep): AsyncGenerator<DiversityStep, DiversityStep> {
  const { task, options, tried, signal } = search;
  const ground = await nextGround(task, rootSets(start), options.choice.overlap, tried, signal);
  if (ground === null) return start;
  tried.add(ground);
  const inside = options.beam.order.filter((id) => has(ground, id));
  return yield* descendFrom(search, start, emptySet, byGain(task, inside, BEAM_DEPTH));
}

async function* descendFrom(
  search: Search,
  start: DiversityStep,
  set: RegionSet,
  rest: readonly RegionId[],
): AsyncGenerator<DiversityStep, DiversityStep> {
  const { task, options, signal } = search;
  let step = start;
  for await (const found of descend(task, set, rest, beamApart(search, start), signal)) {
    step = withMore(step, found, options);
    yield step;
  }
  return step;
}

function byGain(task: SearchTask, order: readonly RegionId[], about: number): RegionId[] {
  const gains = gainsOf(task, about);
  return order.toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0));
}

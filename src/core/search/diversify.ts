/**
 * Diversity is searched for, not chosen afterwards.
 *
 * A beam finds near copies, so until enough explanations that may be displayed
 * together are known, the search starts again where they cannot be near copies:
 * from sufficient sets that a beam left behind and that fit all roots, then in the
 * complement of the roots, then with part of them let back in (see `grounds.ts`).
 * Every explanation found on the way is kept, displayed or not.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, has } from '../regions/regionSet.ts';
import { areDiverse, chooseDiverse } from '../sag/chooseDiverse.ts';
import type { StopSignal } from '../stop.ts';
import type { BeamOptions } from './beam.ts';
import { beamSearch } from './beam.ts';
import type { ComplementReport, MinimalSufficientExplanation } from './findings.ts';
import { complementOf, nextGround } from './grounds.ts';
import { minimise } from './minimise.ts';
import type { ExplainSettings } from './settings.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { includesAny, isKnownSufficient, setsOf, withFresh } from './task.ts';

export interface DiversityOptions {
  readonly choice: ExplainSettings['choice'];
  /** A ground's beam; its `order` is all regions, its limit one explanation. */
  readonly beam: Omit<BeamOptions, 'limit' | 'known'>;
}

export interface DiversityStep {
  readonly level: number;
  readonly explanations: readonly MinimalSufficientExplanation[];
  /** Indexes into `explanations`. */
  readonly roots: readonly number[];
  /** Null until the last step. */
  readonly complement: ComplementReport | null;
}

/** Beam searches per root that is wanted: each may cost as much as the first search. */
const RESTARTS_PER_ROOT = 2;

/** Where roots or explanations are wanted that cannot exist, this ends when every ground has been tried. */
export async function* diversify(
  task: SearchTask,
  { found, leads, level }: SearchStep,
  options: DiversityOptions,
  signal: StopSignal,
): AsyncGenerator<DiversityStep, void> {
  let step = chosen({ level, explanations: found, roots: [], complement: null }, found, options);
  yield step;
  if (!isKnownSufficient(task, emptySet)) {
    step = yield* followLeads(task, step, leads, options, signal);
    step = yield* restart(task, step, options, signal);
  }
  if (step.roots.length === 0) return;
  const set = complementOf(task.scorer.regions, rootSets(step));
  const [score] = await task.scorer.score([set], signal);
  if (score !== undefined) yield { ...step, complement: { set, score, sufficient: isKnownSufficient(task, set) } };
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

/** Sufficient sets that are already known cost a few sets each, a restart hundreds: they come first. */
async function* followLeads(
  task: SearchTask,
  start: DiversityStep,
  leads: readonly RegionSet[],
  options: DiversityOptions,
  signal: StopSignal,
): AsyncGenerator<DiversityStep, DiversityStep> {
  let step = start;
  for (const lead of leads) {
    if (step.roots.length >= options.choice.roots) break;
    const fits = rootSets(step).every((root) => areDiverse(lead, root, options.choice.overlap));
    if (!fits || includesAny(lead, setsOf(step.explanations))) continue;
    for await (const minimal of minimise(task, [lead], options.beam.strict, signal)) {
      step = chosen(step, withFresh(step.explanations, minimal), options);
      yield step;
    }
  }
  return step;
}

async function* restart(
  task: SearchTask,
  start: DiversityStep,
  options: DiversityOptions,
  signal: StopSignal,
): AsyncGenerator<DiversityStep, DiversityStep> {
  const tried = new Set<RegionSet>();
  let step = start;
  let left = RESTARTS_PER_ROOT * options.choice.roots;
  while (step.roots.length < options.choice.roots && left-- > 0) {
    const ground = await nextGround(task, rootSets(step), options.choice.overlap, tried, signal);
    if (ground === null) break;
    tried.add(ground);
    const known = step.explanations;
    const order = options.beam.order.filter((id) => has(ground, id));
    for await (const { level, found } of beamSearch(
      task,
      { ...options.beam, order, limit: 0, known: setsOf(known) },
      signal,
    )) {
      const explanations = withFresh(known, found);
      const same = explanations.length === step.explanations.length;
      step = same ? { ...step, level } : chosen({ ...step, level }, explanations, options);
      yield step;
    }
  }
  return step;
}

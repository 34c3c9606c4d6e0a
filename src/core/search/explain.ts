/**
 * From a classifier and one picture to everything that is said about it.
 *
 * The whole picture, each region hidden alone (seed and necessary regions), the
 * search, restarts until the roots differ enough, the choice of roots, the graph.
 * Every set is scored once, and every snapshot keeps what the one before had:
 * an explanation is shown before another set is scored, so whoever stops asking
 * keeps all that was found.
 *
 * Knows nothing of networks or pictures: those are behind the scorer.
 */
import { FailureError } from '../failure.ts';
import { blocksOf, isFine } from '../regions/blocks.ts';
import { regionCount } from '../regions/grid.ts';
import type { RegionId } from '../regions/regionSet.ts';
import { emptySet, fullSet } from '../regions/regionSet.ts';
import { buildSag } from '../sag/buildSag.ts';
import { chooseDiverse } from '../sag/chooseDiverse.ts';
import type { StopSignal } from '../stop.ts';
import type { BeamOptions } from './beam.ts';
import { beamSearch } from './beam.ts';
import { exhaustiveUpTo } from './certificate.ts';
import { coarseToFine } from './coarseToFine.ts';
import { combinatorialSearch } from './combinatorial.ts';
import type { DiversityOptions, RegionBeam } from './diversify.ts';
import { BEAM_DEPTH, diversify } from './diversify.ts';
import { removalsOf } from './eliminate.ts';
import { exhaustiveSearch } from './exhaustive.ts';
import type { Findings } from './findings.ts';
import type { MemoScorer } from './memo.ts';
import { memoise } from './memo.ts';
import { necessaryRegions, occlusionOf } from './occlusion.ts';
import { previewGraph } from './preview.ts';
import type { Score, Scorer } from './scorer.ts';
import { seedOrder } from './seed.ts';
import type { BeamSettings, ExplainSettings } from './settings.ts';
import { defaultBeam } from './settings.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { isKnownSufficient, PIECE, scoreInPieces, setsOf } from './task.ts';

/** What all stages of one run share. */
interface Run {
  readonly task: SearchTask;
  readonly settings: ExplainSettings;
  readonly signal: StopSignal;
}

/**
 * Yields ever better findings and returns the last, of stage *done*. `seedMap` is
 * the importance of each region, larger = more important; needed where the seed is
 * a map. Rejects with the signal's reason when stopped: the last snapshot stands.
 *
 * A class that is not the whole picture's answer is searched for like any other: the
 * classifier may well say so of a part. Where it never does, nothing is found.
 */
export async function* explain(
  scorer: Scorer,
  settings: ExplainSettings,
  signal: StopSignal,
  seedMap?: ArrayLike<number>,
): AsyncGenerator<Findings, Findings> {
  if (scorer.regions !== regionCount(settings.grid)) {
    throw broken(`a scorer of ${scorer.regions} regions for a grid of ${regionCount(settings.grid)}`);
  }
  const memo = memoise(scorer);
  const opening = [fullSet(memo.regions), emptySet, ...removalsOf(fullSet(memo.regions))];
  const [whole] = await memo.score(opening.slice(0, PIECE), signal);
  if (whole === undefined) throw broken('the whole picture was not scored');
  const run: Run = { task: { scorer: memo, whole, sufficiency: settings.sufficiency }, settings, signal };

  let findings = firstFindings(memo, whole);
  yield findings;
  yield* scoreInPieces(memo, opening, signal, findings);
  const occlusion = occlusionOf(run.task);
  findings = { ...findings, ...counts(memo), stage: 'occlusion', occlusion, necessary: necessaryRegions(run.task) };
  yield findings;
  const order = regionOrder(settings, occlusion, seedMap);
  findings = yield* searchStage(run, order, findings);
  findings = yield* graphStage(run, findings);
  findings = { ...findings, stage: 'done' };
  yield findings;
  return findings;
}

function firstFindings(memo: MemoScorer, whole: Score): Findings {
  return {
    stage: 'whole',
    level: 0,
    whole,
    occlusion: null,
    necessary: [],
    explanations: [],
    roots: [],
    complement: null,
    graph: null,
    ...counts(memo),
  };
}

function counts(memo: MemoScorer): Pick<Findings, 'evaluations' | 'distinct' | 'exhaustiveUpTo'> {
  return { evaluations: memo.evaluations, distinct: memo.distinct, exhaustiveUpTo: exhaustiveUpTo(memo) };
}

/** All regions, in the order to try them. */
function regionOrder(
  { search }: ExplainSettings,
  occlusion: Float32Array,
  seedMap: ArrayLike<number> | undefined,
): RegionId[] {
  const seed = search.kind === 'exhaustive' ? 'occlusion' : search.seed;
  switch (seed) {
    case 'none':
      return [...occlusion.keys()];
    case 'occlusion':
      return seedOrder(occlusion);
    case 'i-gos':
    case 'grad-cam':
      if (seedMap?.length !== occlusion.length) throw broken(`no importance per region from ${seed}`);
      return seedOrder(seedMap);
  }
}

/** The search itself, then the restarts; the same growing list of explanations throughout. */
async function* searchStage(run: Run, order: readonly RegionId[], start: Findings): AsyncGenerator<Findings, Findings> {
  const { task, settings, signal } = run;
  let findings: Findings = { ...start, stage: 'search' };
  let last: SearchStep = { level: 0, found: [] };
  for await (const step of searchOf(run, order)) {
    last = step;
    const explanations = step.found;
    // Roots once chosen stay while the search goes on: a graph that is being read should grow, not jump.
    const settled = explanations.length === findings.explanations.length || isFull(findings, settings);
    const roots = settled ? findings.roots : chooseDiverse(explanations, settings.choice);
    findings = await withRoots(run, { ...findings, level: step.level, explanations }, roots);
    yield findings;
  }
  findings = { ...findings, stage: 'diversity' };
  for await (const { roots, ...step } of diversify(task, last, diversityOf(settings, order), signal)) {
    findings = await withRoots(run, { ...findings, ...step }, roots);
    yield findings;
  }
  return findings;
}

function isFull({ roots }: Findings, { choice }: ExplainSettings): boolean {
  return roots.length >= choice.roots;
}

function searchOf({ task, settings, signal }: Run, order: readonly RegionId[]): AsyncGenerator<SearchStep, void> {
  const { search } = settings;
  // Where the baseline alone is enough, the empty set is the one explanation, whatever the search.
  if (isKnownSufficient(task, emptySet)) return exhaustiveSearch(task, { order, maxSize: 0 }, signal);
  switch (search.kind) {
    case 'beam':
      if (isFine(order.length) && search.seed !== 'none') {
        return coarseToFine(task, blocksOf(settings.grid), diversityOf(settings, order), signal);
      }
      return beamSearch(task, firstBeam(search, regionBeam(settings, order)), signal);
    case 'combinatorial':
      return combinatorialSearch(task, { ...search, order }, signal);
    case 'exhaustive':
      return exhaustiveSearch(task, { ...search, order }, signal);
  }
}

/**
 * The first beam ends with its first explanation: others of the same kind would be near
 * copies. With seed *none* nothing is pruned, and it ends at the limit.
 */
function firstBeam({ seed, limit }: BeamSettings, beam: RegionBeam): BeamOptions {
  const pruned = seed !== 'none';
  const sizes = { from: 1, to: pruned ? BEAM_DEPTH : beam.order.length };
  return { ...beam, known: [], apart: [], sizes, limit: pruned ? 0 : limit };
}

function diversityOf(settings: ExplainSettings, order: readonly RegionId[]): DiversityOptions {
  const { search, choice } = settings;
  const limit = search.kind === 'beam' ? search.limit : defaultBeam.limit;
  return { choice, beam: regionBeam(settings, order), limit };
}

/** The beam's own settings; the default's for the restarts of a search that has none. */
function regionBeam({ search, choice }: ExplainSettings, order: readonly RegionId[]): RegionBeam {
  const { width, successors } = search.kind === 'beam' ? search : defaultBeam;
  const unpruned = search.kind === 'beam' && search.seed === 'none';
  const strict = search.kind !== 'exhaustive' && search.strict;
  return { order, width, successors: unpruned ? order.length : successors, strict, overlap: choice.overlap };
}

/** The findings with these roots, and the graph as far as it can be drawn at no cost. */
async function withRoots({ task, settings }: Run, findings: Findings, roots: readonly number[]): Promise<Findings> {
  const same = roots.length === findings.roots.length && roots.every((index, at) => index === findings.roots[at]);
  const sets = setsOf(roots.flatMap((index) => findings.explanations[index] ?? []));
  const input = { roots: sets, whole: task.whole, budget: settings.graph.budget };
  const graph = same ? findings.graph : await previewGraph(task.scorer, input);
  return { ...findings, ...counts(task.scorer), roots, graph };
}

async function* graphStage({ task, settings, signal }: Run, start: Findings): AsyncGenerator<Findings, Findings> {
  let findings: Findings = { ...start, stage: 'graph' };
  const roots = setsOf(start.roots.flatMap((index) => start.explanations[index] ?? []));
  if (roots.length === 0) return findings;
  const input = { roots, whole: task.whole, budget: settings.graph.budget };
  for await (const graph of buildSag(task.scorer, input, signal)) {
    // Its first levels were shown while the search ran.
    if (graph.nodes.length < (findings.graph?.nodes.length ?? 0)) continue;
    findings = { ...findings, ...counts(task.scorer), graph };
    yield findings;
  }
  return findings;
}

function broken(detail: string): FailureError {
  return new FailureError({ kind: 'internal', detail });
}

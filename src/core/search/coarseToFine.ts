/**
 * A search of a fine grid: first in blocks of regions, then inside what was found.
 *
 * On 14 × 14 regions an explanation has ten or more, which is more sizes than a beam
 * pays for. Blocks are few, so the search for different explanations goes on among them
 * as on a coarse grid; the regions of each root are then made minimal one by one. All
 * sets are sets of the fine grid and scored as such: nothing is claimed of blocks. Where
 * explanations, once minimal, no longer differ enough, further blocks are asked for.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { emptySet, members, size, union } from '../regions/regionSet.ts';
import { chooseDiverse } from '../sag/chooseDiverse.ts';
import type { StopSignal } from '../stop.ts';
import { beamSearch } from './beam.ts';
import { shortestPrefix } from './descend.ts';
import type { DiversityOptions } from './diversify.ts';
import { BEAM_DEPTH, diversify } from './diversify.ts';
import { removalsOf } from './eliminate.ts';
import { memoise } from './memo.ts';
import { minimise } from './minimise.ts';
import { seedOrder } from './seed.ts';
import type { SearchStep, SearchTask } from './task.ts';
import { bySureness, withFresh } from './task.ts';

/** Roots in blocks beyond those wanted, for explanations that have come to share too much. */
const SPARE = 2;

/** What a search in blocks shares. */
interface Search {
  readonly task: SearchTask;
  readonly options: DiversityOptions;
  readonly blocks: readonly RegionSet[];
  readonly signal: StopSignal;
  /** Sets of blocks that have been made minimal. */
  readonly refined: Set<RegionSet>;
}

/**
 * Yields what is found as it is made minimal. Ends when the roots wanted are known, or
 * blocks lead to no more of them.
 *
 * @param blocks apart from each other, together all regions
 * @param options whose `beam.order` is all regions, in the order to try them
 */
export async function* coarseToFine(
  task: SearchTask,
  blocks: readonly RegionSet[],
  options: DiversityOptions,
  signal: StopSignal,
): AsyncGenerator<SearchStep, void> {
  const search: Search = { task, options, blocks, signal, refined: new Set() };
  const beam = { ...options.beam, order: blockOrder(blocks, options.beam.order), strict: false };
  const coarse = inBlocks(search);
  let step: SearchStep = { level: 0, found: [] };
  let known: SearchStep = step;
  const first = { ...beam, known: [], apart: [], sizes: { from: 1, to: BEAM_DEPTH }, limit: 0 };
  for await (known of beamSearch(coarse, first, signal)) yield step;
  const { choice, limit } = options;
  for (let roots = choice.roots; roots <= choice.roots + SPARE; roots++) {
    let reached = 0;
    const wider = { choice: { ...choice, roots }, beam, limit };
    for await (const { level, explanations, roots: chosen } of diversify(coarse, known, wider, signal)) {
      known = { level, found: explanations };
      reached = chosen.length;
      step = yield* refine(
        search,
        chosen.flatMap((at) => explanations[at]?.set ?? []),
        step,
      );
      if (isEnough(step, options)) return;
    }
    if (reached < roots) return;
  }
}

function isEnough({ found }: SearchStep, { choice }: DiversityOptions): boolean {
  return chooseDiverse(found, choice).length >= choice.roots;
}

/** The same task, its regions being the blocks. */
function inBlocks({ task, blocks }: Search): SearchTask {
  const { scorer } = task;
  const score = (sets: readonly RegionSet[], signal: StopSignal) =>
    scorer.score(
      sets.map((set) => regionsOf(set, blocks)),
      signal,
    );
  return { ...task, scorer: memoise({ regions: blocks.length, score }) };
}

function regionsOf(set: RegionSet, blocks: readonly RegionSet[]): RegionSet {
  return members(set).reduce((all, block) => union(all, blocks[block] ?? emptySet), emptySet);
}

/** Blocks by the mean place of their regions in the order. */
function blockOrder(blocks: readonly RegionSet[], order: readonly RegionId[]): RegionId[] {
  const places = new Map(order.map((id, place) => [id, place]));
  const placeOf = (id: RegionId) => places.get(id) ?? order.length;
  return seedOrder(blocks.map((block) => -members(block).reduce((sum, id) => sum + placeOf(id), 0) / size(block)));
}

/** Makes the regions of these sets of blocks minimal, each set once. */
async function* refine(
  { task, options, blocks, signal, refined }: Search,
  sets: readonly RegionSet[],
  start: SearchStep,
): AsyncGenerator<SearchStep, SearchStep> {
  let step = start;
  for (const set of sets) {
    if (refined.has(set)) continue;
    refined.add(set);
    const regions = regionsOf(set, blocks);
    step = { ...step, level: Math.max(step.level, size(regions)) };
    const least = await shortened(task, regions, signal);
    for await (const minimal of minimise(task, [least], options.beam.strict, signal)) {
      step = { ...step, found: withFresh(step.found, minimal) };
      yield step;
    }
  }
  return step;
}

/** Less of a sufficient set, found by halving: without as many as possible of the regions it needs least. */
async function shortened(task: SearchTask, set: RegionSet, signal: StopSignal): Promise<RegionSet> {
  const removals = removalsOf(set);
  await task.scorer.score(removals, signal);
  const needed = bySureness(task, removals).toReversed();
  const order = needed.flatMap((removal) => members((set ^ removal) as RegionSet));
  return (await shortestPrefix(task, emptySet, order, signal)) ?? set;
}

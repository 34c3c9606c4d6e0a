/** What the GPU does when it is kept busy, and what it does during a search. */
import { regionCount } from '../../src/core/regions/grid.ts';
import type { RegionSet } from '../../src/core/regions/regionSet.ts';
import { explain } from '../../src/core/search/explain.ts';
import { defaultSettings } from '../../src/core/search/settings.ts';
import { neverStops } from '../../src/core/stop.ts';
import type { Evaluator } from '../../src/engine/scorer/evaluator.ts';
import { createRegionScorer } from '../../src/engine/scorer/regionScorer.ts';

const REGIONS = regionCount(defaultSettings.grid);

/** Region sets per second over so many full batches, as many under way as the evaluator wants. */
export async function saturatedRate(evaluator: Evaluator, batches: number): Promise<number> {
  const sets = Array.from({ length: batches * evaluator.batchSize }, (_, at) => scattered(at));
  const before = performance.now();
  await createRegionScorer(REGIONS, [evaluator]).score(sets, neverStops);
  return (1000 * sets.length) / (performance.now() - before);
}

/** Seconds of a whole search and the sets scored in it. */
export async function searchOnce(evaluator: Evaluator): Promise<{ readonly seconds: number; readonly scored: number }> {
  const before = performance.now();
  const steps = explain(createRegionScorer(REGIONS, [evaluator]), defaultSettings, neverStops);
  for (let next = await steps.next(); ; next = await steps.next()) {
    if (next.done) return { seconds: (performance.now() - before) / 1000, scored: next.value.distinct };
  }
}

/** Different sets of about half the regions: the low bits of a Weyl sequence (golden ratio). */
function scattered(at: number): RegionSet {
  return BigInt.asUintN(REGIONS, BigInt(at + 1) * 0x9e3779b97f4a7c15n) as RegionSet;
}

/**
 * The two searches that are compared, as jobs that advance step by step.
 *
 * Same subject, same settings, same order of regions. Ours pays for that order
 * itself (49 pictures); the published one is given it.
 */
import { regionCount } from '../src/core/regions/grid.ts';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import { fullSet } from '../src/core/regions/regionSet.ts';
import { explain } from '../src/core/search/explain.ts';
import { publishedSearch } from '../src/core/search/publishedSearch.ts';
import type { Scorer } from '../src/core/search/scorer.ts';
import { seedOrder } from '../src/core/search/seed.ts';
import type { BeamSettings, ExplainSettings } from '../src/core/search/settings.ts';
import { neverStops } from '../src/core/stop.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import type { BenchSubject } from './subject.ts';

export interface Outcome {
  readonly forwards: number;
  readonly distinct: number;
  readonly explanations: number;
}

/** Yields after every step; returns when its search is over. */
export type Contender = AsyncGenerator<undefined, Outcome>;

/** The beam search up to the point where the published one ends: before the restarts and the graph. */
export async function* ours({ pool }: BenchSubject, settings: ExplainSettings): Contender {
  const scorer = createRegionScorer(regionCount(settings.grid), pool);
  let outcome: Outcome = { forwards: 0, distinct: 0, explanations: 0 };
  for await (const { stage, evaluations, distinct, explanations } of explain(scorer, settings, neverStops)) {
    outcome = { forwards: evaluations, distinct, explanations: explanations.length };
    if (stage === 'diversity') break;
    yield undefined;
  }
  return outcome;
}

/** The published control flow: one picture per forward, nothing remembered, width + 1 sets, duplicates kept. */
export async function* published(
  { single }: BenchSubject,
  settings: ExplainSettings,
  occlusion: ArrayLike<number>,
): Contender {
  const asked = new Set<RegionSet>();
  let forwards = 0;
  const plain = createRegionScorer(regionCount(settings.grid), [single]);
  const scorer: Scorer = {
    regions: plain.regions,
    score(sets, signal) {
      forwards += sets.length;
      for (const set of sets) asked.add(set);
      return plain.score(sets, signal);
    },
  };
  const [whole] = await scorer.score([fullSet(scorer.regions)], neverStops);
  if (!whole) throw new Error('the whole picture was not scored');
  const { width, successors, limit } = settings.search as BeamSettings;
  const options = { order: seedOrder(occlusion), width, successors, limit, sufficiency: settings.sufficiency };
  let explanations = 0;
  for await (const { roots } of publishedSearch(scorer, whole, options, neverStops)) {
    explanations = roots.length;
    yield undefined;
  }
  return { forwards, distinct: asked.size, explanations };
}

/** Importance of each region, which both searches go by. */
export async function occlusionOf({ pool }: BenchSubject, settings: ExplainSettings): Promise<Float32Array> {
  const scorer = createRegionScorer(regionCount(settings.grid), pool);
  for await (const { occlusion } of explain(scorer, settings, neverStops)) if (occlusion) return occlusion;
  throw new Error('the search never came to the single regions');
}

/**
 * The two searches that are compared, on the same subject with the same settings.
 *
 * Ours is the whole of what the program does: seed, search, restarts, choice of roots,
 * graph. The published control flow ends with its list of explanations, and the order of
 * the regions, which it makes with fifteen gradient steps, is given to it.
 */
import { regionCount } from '../src/core/regions/grid.ts';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import { fullSet, size, withoutRegion } from '../src/core/regions/regionSet.ts';
import { explain } from '../src/core/search/explain.ts';
import { publishedSearch } from '../src/core/search/publishedSearch.ts';
import type { Scorer } from '../src/core/search/scorer.ts';
import { seedOrder } from '../src/core/search/seed.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import { defaultBeam } from '../src/core/search/settings.ts';
import { neverStops } from '../src/core/stop.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import type { Stage } from './stage.ts';

export interface Outcome {
  readonly forwards: number;
  /** Numbers of regions of all explanations found. */
  readonly sizes: readonly number[];
}

/** Our search from the opening of the subject to the finished graph; `hear` is told every list of sets that is scored. */
export async function ours(
  { pool }: Stage,
  subject: ScoringSubject,
  settings: ExplainSettings,
  hear: (sets: readonly RegionSet[]) => void = () => undefined,
): Promise<Outcome> {
  const evaluators = await pool.openSubject(subject);
  const plain = createRegionScorer(regionCount(settings.grid), evaluators);
  const scorer: Scorer = {
    regions: plain.regions,
    score(sets, signal) {
      hear(sets);
      return plain.score(sets, signal);
    },
  };
  try {
    const steps = explain(scorer, settings, neverStops);
    for (let next = await steps.next(); ; next = await steps.next()) {
      if (!next.done) continue;
      const { evaluations, explanations } = next.value;
      return { forwards: evaluations, sizes: explanations.map(({ set }) => size(set)) };
    }
  } finally {
    for (const evaluator of evaluators) evaluator.dispose();
  }
}

/** What the published flow goes by besides the scores. */
export interface PublishedSettings {
  /** All regions, those first whose hiding costs most. */
  readonly order: readonly number[];
  readonly width: number;
  readonly successors: number;
  readonly limit: number;
  readonly sufficiency: ExplainSettings['sufficiency'];
}

/** The beam of the settings, or the default one where they have another search. */
export async function publishedSettings(
  scorer: Scorer,
  { search, sufficiency }: ExplainSettings,
): Promise<PublishedSettings> {
  const whole = fullSet(scorer.regions);
  const sets = [whole, ...Array.from({ length: scorer.regions }, (_, id) => withoutRegion(whole, id))];
  const [seen, ...hidden] = await scorer.score(sets, neverStops);
  const order = seedOrder(hidden.map(({ confidence }) => (seen?.confidence ?? 0) - confidence));
  const { width, successors, limit } = search.kind === 'beam' ? search : defaultBeam;
  return { order, width, successors, limit, sufficiency };
}

/** The published flow, size by size; `scorer` is asked for one set at a time, and for the same set again and again. */
export async function* published(scorer: Scorer, settings: PublishedSettings): AsyncGenerator<Outcome, void> {
  const [whole] = await scorer.score([fullSet(scorer.regions)], neverStops);
  if (!whole) throw new Error('the whole picture was not scored');
  for await (const { roots, evaluations } of publishedSearch(scorer, whole, settings, neverStops)) {
    yield { forwards: 1 + evaluations, sizes: roots.map(({ set }) => size(set)) };
  }
}

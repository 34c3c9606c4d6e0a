/** What a real search asks of the scorer: lists of sets, as the seed, the levels of the beam and the eliminations make them. */
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { ours } from './contenders.ts';
import type { Stage } from './stage.ts';

export type Traffic = readonly (readonly RegionSet[])[];

/** The lists of one search in their order, up to `most` sets in all. */
export async function recordTraffic(
  stage: Stage,
  subject: ScoringSubject,
  settings: ExplainSettings,
  most: number,
): Promise<Traffic> {
  const lists: RegionSet[][] = [];
  let left = most;
  await ours(stage, subject, settings, (sets) => {
    if (left > 0) lists.push(sets.slice(0, left));
    left -= sets.length;
  });
  return lists;
}

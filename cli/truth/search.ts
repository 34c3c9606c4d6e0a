/**
 * The search for explanations on one scene with the default settings, and its answer as
 * maps: where the first root shows the picture, where all explanations do on average, and
 * what hiding each region alone costs.
 */
import { spreadRegions } from '../../src/core/maps/spreadRegions.ts';
import { maskOf } from '../../src/core/regions/footprint.ts';
import { baselineOf } from '../../src/core/regions/composite.ts';
import { regionCount } from '../../src/core/regions/grid.ts';
import type { RegionId } from '../../src/core/regions/regionSet.ts';
import { members, setOf } from '../../src/core/regions/regionSet.ts';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import { explain } from '../../src/core/search/explain.ts';
import type { ExplainSettings } from '../../src/core/search/settings.ts';
import { defaultSettings } from '../../src/core/search/settings.ts';
import { neverStops } from '../../src/core/stop.ts';
import { createRegionScorer } from '../../src/engine/scorer/regionScorer.ts';
import type { ScoringPool } from '../pool.ts';
import type { Subject } from './subject.ts';

/** The graph is not looked at here, so it does not grow. */
export const searchSettings: ExplainSettings = { ...defaultSettings, graph: { budget: 1 } };

/** Plain, so that it can be kept in a file. */
export interface Found {
  /** Regions of every explanation, in the order they were found. */
  readonly explanations: readonly (readonly RegionId[])[];
  /** Indexes into `explanations` of the ones chosen for display. */
  readonly roots: readonly number[];
  /** Drop in confidence when this region alone is hidden, one per region; none where the search did not ask. */
  readonly drops: readonly number[];
}

export async function findExplanations(
  { model }: Subject,
  pool: ScoringPool,
  picture: SeenPicture,
  target: number,
): Promise<Found> {
  const { grid, footprint } = searchSettings;
  const baseline = baselineOf(searchSettings.baseline, picture);
  const { preprocess } = model.card;
  const evaluators = await pool.openSubject({ picture, preprocess, grid, footprint, baseline, target });
  try {
    const steps = explain(createRegionScorer(regionCount(grid), evaluators), searchSettings, neverStops);
    for (;;) {
      const next = await steps.next();
      if (next.done) {
        const { explanations, roots, occlusion } = next.value;
        return { explanations: explanations.map(({ set }) => members(set)), roots, drops: [...(occlusion ?? [])] };
      }
    }
  } finally {
    for (const evaluator of evaluators) evaluator.dispose();
  }
}

/** Mean of what these explanations show, `[height, width]`, 0–1; nothing where there are none. */
export function shownBy(explanations: readonly (readonly RegionId[])[], { width, height }: SeenPicture): Float32Array {
  const { grid, footprint } = searchSettings;
  const mean = new Float32Array(width * height);
  for (const regions of explanations)
    for (const [at, share] of maskOf(grid, footprint, setOf(regions), height, width).entries())
      mean[at] = (mean[at] ?? 0) + share / explanations.length;
  return mean;
}

/** The drops, each spread over the pixels that its region was hidden with, `[height, width]`, signed. */
export function occlusionOf({ drops }: Found, picture: SeenPicture): Float32Array {
  return spreadRegions(drops, searchSettings, picture);
}

/** The first root alone, as a list. */
export function firstRoot({ explanations, roots }: Found): readonly (readonly RegionId[])[] {
  return roots.slice(0, 1).flatMap((at) => explanations.slice(at, at + 1));
}

/**
 * How many forward passes the published flow makes for a photograph, without making them.
 *
 * Its sets follow from their scores alone, so it is run over a table of scores that our
 * scorer fills: every set is scored once, however often it is asked for. The counts of a
 * photograph never change, so they are kept in `.tmp/` for the next run.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { regionCount } from '../src/core/regions/grid.ts';
import { memoise } from '../src/core/search/memo.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import type { Outcome, PublishedSettings } from './contenders.ts';
import { published, publishedSettings } from './contenders.ts';
import type { Stage } from './stage.ts';

const KEPT = '.tmp/bench/published.json';

export interface Counted extends Outcome {
  readonly settings: PublishedSettings;
}

export async function countPublished(
  stage: Stage,
  photograph: string,
  subject: ScoringSubject,
  settings: ExplainSettings,
): Promise<Counted> {
  const { grid, footprint, baseline, sufficiency, search } = settings;
  const key = JSON.stringify([stage.network.name, photograph, grid, footprint, baseline, sufficiency, search]);
  const kept = readKept();
  const known = kept[key];
  if (known !== undefined) return known;
  const evaluators = await stage.pool.openSubject(subject);
  const scorer = memoise(createRegionScorer(regionCount(grid), evaluators));
  const flow = await publishedSettings(scorer, settings);
  let outcome: Outcome = { forwards: 0, sizes: [] };
  for await (const so of published(scorer, flow)) outcome = so;
  for (const evaluator of evaluators) evaluator.dispose();
  const counted: Counted = { ...outcome, settings: flow };
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify({ ...kept, [key]: counted }));
  return counted;
}

function readKept(): Record<string, Counted> {
  return existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as Record<string, Counted>) : {};
}

/**
 * How many forward passes the search needs, and what it finds for them.
 *
 * Counts do not depend on the machine, so they are compared with those of version 0.3.0
 * (`forwardsBefore.json`), the beam that stopped at more than ten explanations, photograph by photograph.
 * On 4 × 4 regions everything of up to four regions is enumerated, which says how much of
 * it the search finds. Only the times of a finer grid are measured, by turns.
 */
import { basename } from 'node:path';
import { regionCount } from '../src/core/regions/grid.ts';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import { isSubset, size } from '../src/core/regions/regionSet.ts';
import { removalsOf } from '../src/core/search/eliminate.ts';
import { explain } from '../src/core/search/explain.ts';
import type { Findings } from '../src/core/search/findings.ts';
import type { Scorer } from '../src/core/search/scorer.ts';
import type { ExplainSettings } from '../src/core/search/settings.ts';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import { isSufficient } from '../src/core/search/sufficiency.ts';
import { neverStops } from '../src/core/stop.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import { byTurns, timed } from './byTurns.ts';
import before from './forwardsBefore.json' with { type: 'json' };
import { photographs } from './photographs.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';

const MODEL = '../shared/models/mobilenet_v2_100_224';
const PHOTOGRAPHS = 20;
/** Of which an enumeration, minutes for each, is made of the first. */
const ENUMERATED_ON = 3;
const presets = { defaults: defaultSettings, 'as published': asPublished } as const;
type Preset = keyof typeof presets;
const WAS = 'version 0.3.0';
/** Regions of the largest sets enumerated: 2,517 of 4 × 4. */
const ENUMERATED = 4;

const finer: Record<'forwards' | 'time', Subject> = {
  forwards: { what: 'forwards, 14 × 14 regions', against: '7 × 7, same node budget', goal: { atMost: 4 }, unit: '×' },
  time: { what: 'time, 14 × 14 regions', against: '7 × 7, same node budget', goal: { atMost: 4 }, unit: '×' },
};
const enumerated = `exhaustive search up to ${ENUMERATED} of 4 × 4 regions`;
const agreement: Record<'minimal' | 'strict' | 'found', Subject> = {
  minimal: { what: 'explanations that are 1-minimal', against: enumerated, goal: { atLeast: 100 }, unit: '%' },
  strict: { what: 'roots that are strictly minimal', against: enumerated, goal: null, unit: '%' },
  found: { what: 'strictly minimal explanations found', against: enumerated, goal: null, unit: '%' },
};

export async function measureForwards(): Promise<Row[]> {
  const files = photographs(PHOTOGRAPHS);
  const names = Object.keys(presets) as Preset[];
  if (files.length === 0) return names.map((name) => notMeasured(subjectsOf(name).forwards, 'needs ../shared/photos'));
  const stage = await openStage(MODEL);
  const rows: Row[] = [];
  for (const name of names) rows.push(...(await measurePreset(stage, name, files)));
  await stage.close();
  return rows;
}

/** Finer grids against the usual one, and coarse ones against exhaustive search. */
export async function measureGrids(): Promise<Row[]> {
  const files = photographs(PHOTOGRAPHS);
  if (files.length === 0) return [notMeasured(finer.forwards, 'needs ../shared/photos')];
  const stage = await openStage(MODEL);
  const rows = [
    ...(await measureFiner(stage, files)),
    ...(await measureAgreement(stage, files.slice(0, ENUMERATED_ON))),
  ];
  await stage.close();
  return rows;
}

function subjectsOf(preset: Preset): Record<'forwards' | 'ratio' | 'sizes' | 'roots', Subject> {
  const what = (figure: string) => `${figure}, MobileNet V2, ${preset}`;
  return {
    forwards: {
      what: what('distinct forwards for roots and graph'),
      against: '–',
      goal: { atMost: preset === 'defaults' ? 200 : 500 },
      unit: 'forwards',
    },
    ratio: { what: what('distinct forwards'), against: WAS, goal: { atMost: 0.7 }, unit: '×' },
    sizes: { what: what('mean size of the roots that both have'), against: WAS, goal: { atMost: 1 }, unit: '×' },
    roots: { what: what('roots more than before'), against: WAS, goal: { atLeast: 0 }, unit: 'roots' },
  };
}

async function measurePreset(stage: Stage, preset: Preset, files: readonly string[]): Promise<Row[]> {
  const [forwards, ratios, sizes, roots]: number[][] = [[], [], [], []];
  const reference: Readonly<Record<string, { readonly forwards: number; readonly sizes: readonly number[] }>> =
    before[preset];
  for (const file of files) {
    const name = basename(file, '.jpg');
    const was = reference[name];
    const found = await search(stage, file, presets[preset], findingsOf);
    if (was === undefined) continue;
    const own = rootsOf(found).map(size);
    forwards?.push(found.distinct);
    ratios?.push(found.distinct / was.forwards);
    roots?.push(own.length - was.sizes.length);
    sizes?.push(meanOfLeast(own, was.sizes.length) / meanOfLeast(was.sizes, own.length));
    console.error(
      `${preset}, ${name}: ${found.distinct} of ${was.forwards}; roots of ${own.join()} (${was.sizes.join()})`,
    );
  }
  const about = subjectsOf(preset);
  return [
    measuredRow(about.forwards, forwards ?? [], 'photographs'),
    measuredRow(about.ratio, ratios ?? [], 'photographs'),
    measuredRow(about.sizes, sizes ?? [], 'photographs'),
    measuredRow(about.roots, roots ?? [], 'photographs'),
  ];
}

/** Mean of the `count` least; one root more than before is no larger explanation. */
function meanOfLeast(sizes: readonly number[], count: number): number {
  const least = sizes.toSorted((a, b) => a - b).slice(0, count);
  return least.reduce((sum, one) => sum + one, 0) / least.length;
}

async function measureFiner(stage: Stage, files: readonly string[]): Promise<Row[]> {
  const fine = { ...defaultSettings, grid: { rows: 14, cols: 14 } };
  const forwards: number[] = [];
  const times: number[] = [];
  for (const file of files) {
    const count = { coarse: 0, fine: 0 };
    const run = (name: keyof typeof count, settings: ExplainSettings) => () =>
      timed(async () => (count[name] = (await search(stage, file, settings, findingsOf)).distinct));
    const taken = await byTurns(
      { coarse: run('coarse', defaultSettings), fine: run('fine', fine) },
      { rounds: 1, least: 1, seconds: 60 },
    );
    forwards.push(count.fine / count.coarse);
    times.push((taken.fine[0] ?? Number.NaN) / (taken.coarse[0] ?? Number.NaN));
    console.error(`${basename(file)}: ${count.fine} forwards on 14 × 14 regions, ${count.coarse} on 7 × 7`);
  }
  return [measuredRow(finer.forwards, forwards, 'photographs'), measuredRow(finer.time, times, 'photographs')];
}

async function measureAgreement(stage: Stage, files: readonly string[]): Promise<Row[]> {
  const settings: ExplainSettings = { ...defaultSettings, grid: { rows: 4, cols: 4 } };
  const everything: ExplainSettings = { ...settings, search: { kind: 'exhaustive', maxSize: ENUMERATED } };
  const shares = { minimal: [] as number[], strict: [] as number[], found: [] as number[] };
  for (const file of files) {
    const all = await search(stage, file, everything, findingsOf);
    const truth = setsOf(all).filter((set) => size(set) <= ENUMERATED);
    const strict = truth.filter((set) => !truth.some((other) => other !== set && isSubset(other, set)));
    const { found, minimal } = await search(stage, file, settings, async (scorer) => {
      const findings = await findingsOf(scorer, settings);
      return { found: findings, minimal: await shareMinimal(scorer, findings, settings) };
    });
    shares.minimal.push(100 * minimal);
    shares.strict.push(
      100 *
        shareIn(
          rootsOf(found).filter((set) => size(set) <= ENUMERATED),
          strict,
        ),
    );
    shares.found.push(100 * shareIn(strict, setsOf(found)));
  }
  return Object.entries(shares).map(([name, values]) =>
    measuredRow(agreement[name as keyof typeof shares], values, 'photographs'),
  );
}

/** By scoring every removal anew, whatever the search says it knows. */
async function shareMinimal(scorer: Scorer, found: Findings, { sufficiency }: ExplainSettings): Promise<number> {
  let minimal = 0;
  for (const set of setsOf(found)) {
    const scores = await scorer.score([set, ...removalsOf(set)], neverStops);
    const [whole, ...smaller] = scores.map((score) => isSufficient(score, found.whole, sufficiency));
    if (whole === true && !smaller.includes(true)) minimal++;
  }
  return minimal / found.explanations.length;
}

function shareIn(some: readonly RegionSet[], all: readonly RegionSet[]): number {
  return some.filter((set) => all.includes(set)).length / some.length;
}

function setsOf({ explanations }: Findings): RegionSet[] {
  return explanations.map(({ set }) => set);
}

function rootsOf({ explanations, roots }: Findings): RegionSet[] {
  return roots.flatMap((index) => explanations[index]?.set ?? []);
}

async function findingsOf(scorer: Scorer, settings: ExplainSettings): Promise<Findings> {
  const steps = explain(scorer, settings, neverStops);
  for (let next = await steps.next(); ; next = await steps.next()) if (next.done) return next.value;
}

async function search<Result>(
  stage: Stage,
  file: string,
  settings: ExplainSettings,
  work: (scorer: Scorer, settings: ExplainSettings) => Promise<Result>,
): Promise<Result> {
  const evaluators = await stage.pool.openSubject(await stage.subjectOf(file, settings));
  try {
    return await work(createRegionScorer(regionCount(settings.grid), evaluators), settings);
  } finally {
    for (const evaluator of evaluators) evaluator.dispose();
  }
}

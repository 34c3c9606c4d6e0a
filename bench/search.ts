/**
 * Our whole search against the published control flow, on ten photographs, with either preset.
 *
 * The published flow takes minutes per photograph, so it is not run for every one: its
 * number of forward passes is counted out exactly (`counted.ts`) and multiplied by what
 * one of its forwards takes, which is measured by turns with our search. `--really` runs it on
 * the first photograph and prints how far that estimate is off (`really.ts`). The same
 * holds for its twin in PyTorch, where there is one. The comparison leans against us: our
 * time goes from the opening of the photograph to the last node of the graph; the published
 * flow is over with its search, and its order of regions is given to it.
 */
import { basename } from 'node:path';
import type { RegionSet } from '../src/core/regions/regionSet.ts';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import type { Turns } from './byTurns.ts';
import { byTurns, timed } from './byTurns.ts';
import type { Outcome } from './contenders.ts';
import { ours } from './contenders.ts';
import { countPublished } from './counted.ts';
import { openFullForward } from './fullForward.ts';
import { median } from './median.ts';
import type { BenchOptions } from './part.ts';
import { photographs } from './photographs.ts';
import { compareReally } from './really.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import type { Stage } from './stage.ts';
import { openStage, WORKERS } from './stage.ts';
import type { TorchFlow } from './torch/torch.ts';
import { openTorch } from './torch/torch.ts';
import { checkTorch } from './torch/checkTorch.ts';

const MODEL = '../shared/models/mobilenet_v2_100_224';
const PHOTOGRAPHS = 10;
/** Forward passes of the published flow that are timed per round. */
const SAMPLE = 20;
const presets = { defaults: defaultSettings, 'as published': asPublished } as const;
type Preset = keyof typeof presets;
/** Twenty searches, each against the published one, are to take less than eight minutes. */
const turns: Turns = { rounds: 5, least: 2, seconds: 18 };

/** One number per photograph. */
interface Figures {
  readonly published: number[];
  readonly torch: number[];
  readonly sizes: number[];
}

export async function measureSearch({ really }: Pick<BenchOptions, 'really'>): Promise<Row[]> {
  const files = photographs(PHOTOGRAPHS);
  const names = Object.keys(presets) as Preset[];
  if (files.length === 0) return names.map((name) => notMeasured(subjectsOf(name).published, 'needs ../shared/photos'));
  const stage = await openStage(MODEL);
  const torch = await openTorch(stage.network, WORKERS);
  const rows: Row[] = [];
  for (const preset of names) rows.push(...(await measurePreset(preset, files, { stage, torch, really })));
  torch?.close();
  await stage.close();
  return rows;
}

interface Contest {
  readonly stage: Stage;
  readonly torch: TorchFlow | null;
  readonly really: boolean;
}

async function measurePreset(preset: Preset, files: readonly string[], contest: Contest): Promise<Row[]> {
  const { stage, torch, really } = contest;
  const figures: Figures = { published: [], torch: [], sizes: [] };
  for (const [at, file] of files.entries()) {
    const subject = await stage.subjectOf(file, presets[preset]);
    await torch?.open(subject);
    if (at === 0) {
      if (torch) await checkTorch(torch, stage.network, subject);
      if (really) await compareReally(stage, torch, file, subject, presets[preset]);
      // The first search of all also makes what later ones find made.
      await ours(stage, subject, presets[preset]);
    }
    await measurePhotograph(preset, file, subject, contest, figures);
  }
  const about = subjectsOf(preset);
  return [
    measuredRow(about.published, figures.published, 'photographs'),
    torch
      ? measuredRow(about.torch, figures.torch, 'photographs')
      : notMeasured(about.torch, 'needs Python with PyTorch (python3-torch)'),
    figures.sizes.length > 0
      ? measuredRow(about.sizes, figures.sizes, 'photographs')
      : notMeasured(about.sizes, 'on no photograph did both find an explanation'),
  ];
}

async function measurePhotograph(
  preset: Preset,
  file: string,
  subject: ScoringSubject,
  { stage, torch }: Contest,
  figures: Figures,
): Promise<void> {
  const counted = await countPublished(stage, file, subject, presets[preset]);
  const full = openFullForward(stage.network, subject);
  const asked: RegionSet[] = [];
  let own: Outcome = { forwards: 0, sizes: [] };
  const sample = (): RegionSet[] => spread(asked, SAMPLE);
  const taken = await byTurns(
    {
      ours: () => timed(async () => (own = await ours(stage, subject, presets[preset], (sets) => asked.push(...sets)))),
      published: () =>
        timed(async () => {
          for (const set of sample()) await full.score(set);
        }),
      torch: async () => (await torch?.time(sample())) ?? Number.NaN,
    },
    turns,
  );
  full.dispose();
  const against = (chunks: readonly number[]): number =>
    median(taken.ours.map((seconds, at) => ((chunks[at] ?? Number.NaN) / SAMPLE) * (counted.forwards / seconds)));
  figures.published.push(against(taken.published));
  if (torch) figures.torch.push(against(taken.torch));
  const sizes = compareSizes(own.sizes, counted.sizes);
  if (sizes !== null) figures.sizes.push(sizes.ours / sizes.published);
  console.error(
    `${preset}, ${basename(file)}: ${median(taken.ours).toFixed(1)} s and ${own.forwards} forwards against ${counted.forwards},`,
    `${against(taken.published).toFixed(1)} ×; mean size ${sizes?.ours.toFixed(2) ?? '–'} against ${sizes?.published.toFixed(2) ?? '–'}`,
    `of ${own.sizes.length} and ${counted.sizes.length} explanations; ${taken.ours.length} rounds`,
  );
}

/** `count` of them, evenly spread; of fewer, some more than once. */
function spread<T>(all: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)]).filter(
    (one) => one !== undefined,
  );
}

/**
 * Mean sizes of the smallest explanations of either, as many as both found: ours goes on
 * after the search to look for different ones, which the published flow never finds.
 */
function compareSizes(
  own: readonly number[],
  other: readonly number[],
): { readonly ours: number; readonly published: number } | null {
  const count = Math.min(own.length, other.length);
  if (count === 0) return null;
  const mean = (sizes: readonly number[]): number =>
    [...sizes]
      .sort((a, b) => a - b)
      .slice(0, count)
      .reduce((sum, size) => sum + size, 0) / count;
  return { ours: mean(own), published: mean(other) };
}

function subjectsOf(preset: Preset): Readonly<Record<keyof Figures, Subject>> {
  const what = `SAG, MobileNet V2, ${preset}`;
  return {
    published: { what, against: 'the published control flow, same back end', goal: { atLeast: 20 }, unit: '×' },
    torch: {
      what,
      against: `the published control flow in PyTorch on ${WORKERS} threads`,
      goal: { atLeast: 5 },
      unit: '×',
    },
    sizes: {
      what: `regions per explanation, MobileNet V2, ${preset}`,
      against: 'the published control flow',
      goal: { atMost: 1 },
      unit: '×',
    },
  };
}

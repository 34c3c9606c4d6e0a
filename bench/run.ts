/**
 * `npm run bench`: how long a person waits on the built page; what the program's search
 * is worth against the published control flow, on one photograph, MobileNet V2, WASM;
 * what every heat map costs in forward passes; what a step of an optimised mask costs, and
 * what L2-CAF gains by keeping the feature map. `npm run bench -- waiting search methods
 * mask-step attention-filter` for some of them.
 *
 * Prints tables, each with its goal; ratios are of two things in one run.
 */
import { availableParallelism, cpus } from 'node:os';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import { measureAttentionFilter } from './attentionFilter.ts';
import { occlusionOf, ours, published } from './contenders.ts';
import type { Timing } from './interleave.ts';
import { interleave } from './interleave.ts';
import { measureMaskStep } from './maskStep.ts';
import { measureMethods } from './methods.ts';
import { openSubject } from './subject.ts';
import { measureWaiting } from './waiting.ts';

const MODEL = 'mobilenet_v2_100_224';
const PHOTO = 'imagenet_sample/n02391049_zebra.jpg';
const OURS = 'ours, search';
const PUBLISHED = 'published, search';

const presets = { defaults: defaultSettings, 'as published': asPublished } as const;

async function measure(name: keyof typeof presets, workers: number): Promise<boolean> {
  const settings = presets[name];
  const subject = await openSubject(MODEL, PHOTO, settings, workers);
  if (!subject) return false;
  console.error(`Measuring with the settings "${name}"; minutes on two cores …`);
  const occlusion = await occlusionOf(subject, settings);
  const timings = await interleave({
    [OURS]: () => ours(subject, settings),
    [PUBLISHED]: () => published(subject, settings, occlusion),
  });
  await subject.close();
  console.log(`\nSettings: ${name}`);
  console.table(timings.map(row));
  console.log(`published ÷ ours: ${ratio(timings).toFixed(1)} times the time (goal: 8)`);
  return true;
}

function row({ name, forwards, distinct, explanations, seconds, rounds }: Timing) {
  return {
    search: name,
    forwards,
    distinct,
    explanations,
    seconds: Number(seconds.toFixed(2)),
    'pictures/s': Math.round(forwards / seconds),
    rounds,
  };
}

function ratio(timings: readonly Timing[]): number {
  const seconds = (name: string) => timings.find((timing) => timing.name === name)?.seconds ?? Number.NaN;
  return seconds(PUBLISHED) / seconds(OURS);
}

async function measureSearch(): Promise<void> {
  const workers = Math.min(4, availableParallelism());
  console.log(`${MODEL}, ${PHOTO}, WASM, ${workers} scoring threads, ${cpus()[0]?.model ?? 'unknown processor'}`);
  for (const name of ['defaults', 'as published'] as const) {
    if (await measure(name, workers)) continue;
    console.log('The search bench needs the test models and photographs in ../shared, which are not here.');
    return;
  }
}

const parts = {
  waiting: measureWaiting,
  search: measureSearch,
  methods: measureMethods,
  'mask-step': measureMaskStep,
  'attention-filter': measureAttentionFilter,
};
const asked = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await part();

/**
 * Our search against the published control flow: same network, same photograph, same settings, same back end.
 */
import { availableParallelism } from 'node:os';
import { asPublished, defaultSettings } from '../src/core/search/settings.ts';
import { occlusionOf, ours, published } from './contenders.ts';
import { interleave } from './interleave.ts';
import { photographs } from './photographs.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import { openSubject } from './subject.ts';

const MODEL = '../shared/models/mobilenet_v2_100_224';
const presets = { defaults: defaultSettings, 'as published': asPublished } as const;

export async function measureSearch(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const preset of ['defaults', 'as published'] as const) rows.push(await measure(preset));
  return rows;
}

async function measure(preset: keyof typeof presets): Promise<Row> {
  const about: Subject = {
    what: `SAG, MobileNet V2, ${preset}`,
    against: 'the published control flow',
    goal: { atLeast: 20 },
    unit: '×',
  };
  const settings = presets[preset];
  const [photograph] = photographs(1);
  if (photograph === undefined) return notMeasured(about, 'needs the photographs in ../shared');
  const subject = await openSubject(MODEL, photograph, settings, Math.min(4, availableParallelism()));
  const occlusion = await occlusionOf(subject, settings);
  const [own, other] = await interleave({
    ours: () => ours(subject, settings),
    published: () => published(subject, settings, occlusion),
  });
  await subject.close();
  return measuredRow(about, [(other?.seconds ?? Number.NaN) / (own?.seconds ?? Number.NaN)]);
}

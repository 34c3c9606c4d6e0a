/**
 * The scorer on a GPU, without a browser: `npm run bench -- gpu`, see `README.md` here.
 *
 * The device is the one that Chromium's implementation of WebGPU finds; a software
 * adapter computes the same and says nothing about speed: it only rehearses, once through
 * everything, and its rows meet no goal.
 */
import { emptySet } from '../../src/core/regions/regionSet.ts';
import { isSoftware } from '../../src/engine/backend/webgpu.ts';
import { createLocalEvaluator } from '../../src/engine/scorer/localEvaluator.ts';
import { importModel } from '../../src/network/import/importModel.ts';
import type { ChosenModel } from '../../cli/modelSource.ts';
import type { Turns } from '../byTurns.ts';
import { byTurns, fiveTurns } from '../byTurns.ts';
import type { BenchOptions } from '../part.ts';
import type { Row, Subject } from '../row.ts';
import { measuredRow, notMeasured } from '../row.ts';
import { startDawn } from './dawn.ts';
import { allocatedBytes, openDevice } from './device.ts';
import { firstPass } from './firstPass.ts';
import { readBackTimes } from './latency.ts';
import { openModel, picturePaths, subjectOf } from './subject.ts';
import { saturatedRate, searchOnce } from './throughput.ts';

interface Extent {
  readonly pictures: number;
  /** How many of them are searched. */
  readonly searched: number;
  /** Full batches that the device is kept busy with. */
  readonly batches: number;
  readonly turns: Turns;
}

const whole: Extent = { pictures: 20, searched: 5, batches: 24, turns: fiveTurns };
const rehearsal: Extent = { pictures: 3, searched: 1, batches: 3, turns: { rounds: 1, least: 1, seconds: 0 } };
const MEGABYTE = 1e6;

export async function measureGpu({ model }: Pick<BenchOptions, 'model'>): Promise<Row[]> {
  const missing = await startDawn();
  if (missing !== null) return [notMeasured(subjects('any network').search, missing)];
  const { adapter } = await openDevice();
  const chosen = await openModel(model);
  const where = `${chosen.card.id}, ${adapter}`;
  console.error(`Measuring ${where} …`);
  const about = subjects(where);
  const latency = measuredRow(about.latency, await readBackTimes(50));
  const isRehearsal = await hasSoftwareOnly();
  const extent = isRehearsal ? rehearsal : whole;
  const { rows, size } = await measureSearches(chosen, about, extent);
  rows.push(latency, ...(await measureFirstPass(chosen, about, size, extent)));
  return isRehearsal ? rows.map((row) => ({ ...row, met: null })) : rows;
}

async function hasSoftwareOnly(): Promise<boolean> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  return adapter !== null && isSoftware(adapter.info);
}

type Subjects = ReturnType<typeof subjects>;

function subjects(where: string) {
  const about = (what: string, unit: string, goal: Subject['goal'] = null, against = '–'): Subject => ({
    what: `${what}, ${where}`,
    against,
    goal,
    unit,
  });
  return {
    saturated: about('masked pictures per second, kept busy', '/s'),
    search: about('a whole search, default settings', 's', { atMost: 1 }),
    share: about('pictures per second during a search', '×', { atLeast: 0.7 }, 'the same, kept busy'),
    pool: about('buffers on the device after all pictures', '×', { atMost: 1 }, 'after the first'),
    poolSize: about('buffers on the device after all pictures', 'MB'),
    latency: about('reading eight bytes back', 'ms'),
    firstPass: about('first batch, pipelines compiled at first use', '×', null, 'compiled side by side'),
    ahead: about('first batch, pipelines compiled side by side', 's'),
  };
}

/** One picture after another, as a person would open them; the first few are also searched. */
async function measureSearches(chosen: ChosenModel, about: Subjects, extent: Extent) {
  const network = importModel(chosen.artifacts);
  const rates: number[] = [];
  const seconds: number[] = [];
  const shares: number[] = [];
  const bytes: number[] = [];
  let size = 0;
  const paths = picturePaths(extent.pictures);
  for (let at = 0; at < extent.pictures; at++) {
    const subject = await subjectOf(network, chosen, paths[at % paths.length] ?? '');
    const evaluator = createLocalEvaluator({ ...subject, network });
    await evaluator.warm();
    size = evaluator.batchSize + 1;
    if (at < extent.searched) {
      const rate = await saturatedRate(evaluator, extent.batches);
      const search = await searchOnce(evaluator);
      rates.push(rate);
      seconds.push(search.seconds);
      shares.push(search.scored / search.seconds / rate);
    } else {
      await evaluator.evaluate([emptySet]);
    }
    evaluator.dispose();
    bytes.push(allocatedBytes());
  }
  network.dispose();
  const last = bytes.at(-1) ?? Number.NaN;
  const rows = [
    measuredRow(about.saturated, rates),
    measuredRow(about.search, seconds, 'pictures'),
    measuredRow(about.share, shares, 'pictures'),
    measuredRow(about.pool, [last / (bytes[0] ?? Number.NaN)]),
    measuredRow(about.poolSize, [last / MEGABYTE]),
  ];
  return { rows, size };
}

/** @param size pictures in the batch */
async function measureFirstPass(chosen: ChosenModel, about: Subjects, size: number, { turns }: Extent): Promise<Row[]> {
  const network = importModel(chosen.artifacts);
  const subject = await subjectOf(network, chosen, picturePaths(1)[0] ?? '');
  network.dispose();
  const lanes = {
    ahead: () => firstPass(chosen.artifacts, subject, size, true),
    atFirstUse: () => firstPass(chosen.artifacts, subject, size, false),
  };
  const taken = await byTurns(lanes, turns);
  const ratios = taken.atFirstUse.map((seconds, at) => seconds / (taken.ahead[at] ?? Number.NaN));
  return [measuredRow(about.firstPass, ratios), measuredRow(about.ahead, taken.ahead)];
}

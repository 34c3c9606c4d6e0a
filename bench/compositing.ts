/**
 * The share of the scorer's time that goes into putting masked pictures together.
 *
 * A sampling profile of one thread tells, for every sample, whether the compositor is
 * anywhere on the stack, however the scorer uses it. Waiting does not count as scorer time.
 */
import { existsSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { regionCount } from '../src/core/regions/grid.ts';
import { defaultSettings } from '../src/core/search/settings.ts';
import { neverStops } from '../src/core/stop.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { createLocalEvaluator } from '../src/engine/scorer/localEvaluator.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import type { ProfileNode } from './compositingShare.ts';
import { compositingShare } from './compositingShare.ts';
import { photographs } from './photographs.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import { networks } from './networks.ts';
import type { Stage } from './stage.ts';
import { openStage } from './stage.ts';
import type { Traffic } from './traffic.ts';
import { recordTraffic } from './traffic.ts';

/** Sets per repetition. */
const SETS = 100;
const REPETITIONS = 5;
/** Microseconds between two samples. */
const INTERVAL = 200;

export async function measureCompositing(): Promise<Row[]> {
  const [photograph] = photographs(1);
  const rows: Row[] = [];
  for (const { name, model } of networks) {
    if (photograph === undefined || !existsSync(model)) {
      rows.push(notMeasured(subjectOf(name), `needs ${model} and the photographs beside it`));
      continue;
    }
    const stage = await openStage(model);
    const subject = await stage.subjectOf(photograph, defaultSettings);
    rows.push(measuredRow(subjectOf(name), await sharesOf(stage, subject)));
    await stage.close();
  }
  return rows;
}

/** In per cent, one per repetition. */
async function sharesOf(stage: Stage, subject: ScoringSubject): Promise<number[]> {
  const traffic = await recordTraffic(stage, subject, defaultSettings, SETS);
  await replay(stage, subject, traffic);
  const shares: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const nodes = await profiled(() => replay(stage, subject, traffic));
    shares.push(100 * compositingShare(nodes));
  }
  return shares;
}

async function replay({ network }: Stage, subject: ScoringSubject, traffic: Traffic): Promise<void> {
  const evaluator = createLocalEvaluator({ ...subject, network });
  const scorer = createRegionScorer(regionCount(subject.grid), [evaluator]);
  for (const sets of traffic) await scorer.score(sets, neverStops);
  evaluator.dispose();
}

async function profiled(work: () => Promise<void>): Promise<readonly ProfileNode[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile.nodes;
}

function subjectOf(network: string): Subject {
  return {
    what: `compositing, one thread, ${network}`,
    against: 'all of the scorer’s time',
    goal: { atMost: 5 },
    unit: '%',
  };
}

/**
 * What exact partial passes are worth: a search's own sets through one evaluator that recomputes
 * what a set changes, and through one that runs the whole network for each. WASM, one thread,
 * in processor time. That both give the same scores is checked on the way.
 */
import { existsSync } from 'node:fs';
import { defaultSettings } from '../src/core/search/settings.ts';
import { chooseBatchSize } from '../src/engine/scorer/batchSize.ts';
import type { Evaluator } from '../src/engine/scorer/evaluator.ts';
import type { Scorable } from '../src/engine/scorer/forwardScores.ts';
import { incrementalEvaluator } from '../src/engine/scorer/incrementalEvaluator.ts';
import { layoutFor } from '../src/engine/scorer/layoutFor.ts';
import { plainEvaluator } from '../src/engine/scorer/plainEvaluator.ts';
import { byTurns } from './byTurns.ts';
import { photographs } from './photographs.ts';
import { charged } from './processorTime.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import { networks } from './networks.ts';
import { openStage } from './stage.ts';
import { recordTraffic, type Traffic } from './traffic.ts';

const SETS = 150;
const TOLERANCE = 1e-6;
const measured = [...networks, { name: 'everyday-10 (built in)', model: 'everyday-10' }];

export async function measureIncremental(): Promise<Row[]> {
  const [photograph] = photographs(1);
  const rows: Row[] = [];
  for (const { name, model } of measured) {
    const about: Subject = {
      what: `partial passes, ${name}, one thread`,
      against: 'whole passes of the same sets',
      goal: null,
      unit: '×',
    };
    const here = photograph !== undefined && (model === 'everyday-10' || existsSync(model));
    rows.push(here ? await measureNetwork(model, photograph, about) : notMeasured(about, `needs ${model}`));
  }
  return rows;
}

async function measureNetwork(model: string, photograph: string, about: Subject): Promise<Row> {
  const stage = await openStage(model);
  const subject = await stage.subjectOf(photograph, defaultSettings);
  const traffic = await recordTraffic(stage, subject, defaultSettings, SETS);
  const options: Scorable = { ...subject, network: stage.network };
  const scores: { partial: number[]; whole: number[] } = { partial: [], whole: [] };
  const taken = await byTurns({
    partial: () => replay(incrementalEvaluator(options, layoutFor(options)), traffic, scores.partial),
    whole: () => replay(plainEvaluator(options, chooseBatchSize(stage.network, 'wasm', null)), traffic, scores.whole),
  });
  await stage.close();
  const gap = scores.partial.reduce((most, score, i) => Math.max(most, Math.abs(score - (scores.whole[i] ?? NaN))), 0);
  if (!(gap <= TOLERANCE)) throw new Error(`${about.what} differ from whole ones by ${gap}`);
  return measuredRow(
    about,
    taken.whole.map((seconds, at) => seconds / (taken.partial[at] ?? Number.NaN)),
  );
}

/** Seconds from an evaluator that knows nothing to the last score; it is disposed of. */
async function replay(evaluator: Evaluator, traffic: Traffic, scores: number[]): Promise<number> {
  scores.length = 0;
  const seconds = await charged(async () => {
    for (const sets of traffic) {
      for (let from = 0; from < sets.length; from += evaluator.batchSize) {
        scores.push(...(await evaluator.evaluate(sets.slice(from, from + evaluator.batchSize))));
      }
    }
  });
  evaluator.dispose();
  return seconds;
}

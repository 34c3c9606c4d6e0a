/**
 * Masked pictures per second: our scorer against other ways to run the same weights.
 *
 * The traffic is what a search with the default settings asks for, list after list. Ours is
 * measured from the opening of the photograph, putting the pictures together included;
 * the peers are given the same pictures put together in advance, in whichever of two batch
 * sizes is faster for them, and only their forward passes count.
 */
import { existsSync } from 'node:fs';
import { regionCount } from '../src/core/regions/grid.ts';
import { defaultSettings } from '../src/core/search/settings.ts';
import { neverStops } from '../src/core/stop.ts';
import type { ScoringSubject } from '../src/engine/scorer/evaluator.ts';
import { createRegionScorer } from '../src/engine/scorer/regionScorer.ts';
import { byTurns, timed } from './byTurns.ts';
import { enter } from './peers/entrant.ts';
import { loadOnnxRuntime, openOnnxRuntime } from './peers/onnxRuntime.ts';
import { openPredict } from './peers/predict.ts';
import { median } from './median.ts';
import { networks } from './networks.ts';
import { photographs } from './photographs.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';
import type { Stage } from './stage.ts';
import { openStage, WORKERS } from './stage.ts';
import type { Traffic } from './traffic.ts';
import { recordTraffic } from './traffic.ts';

/** Sets per repetition. */
const SETS = 200;

export async function measureScorer(): Promise<Row[]> {
  const [photograph] = photographs(1);
  const rows: Row[] = [];
  for (const { name, model } of networks) {
    const about = subjectsOf(name);
    if (photograph === undefined || !existsSync(model)) {
      rows.push(...Object.values(about).map((one) => notMeasured(one, `needs ${model} and the photographs beside it`)));
      continue;
    }
    const stage = await openStage(model);
    rows.push(...(await measureNetwork(stage, await stage.subjectOf(photograph, defaultSettings), about)));
    await stage.close();
  }
  return rows;
}

async function measureNetwork(stage: Stage, subject: ScoringSubject, about: Subjects): Promise<Row[]> {
  const traffic = await recordTraffic(stage, subject, defaultSettings, SETS);
  const sets = traffic.flat();
  const runtime = await loadOnnxRuntime();
  const onnx =
    runtime && (await enter(await openOnnxRuntime(runtime, stage.network, WORKERS), stage.network, subject, sets));
  const predict = await enter(await openPredict(stage.artifacts), stage.network, subject, sets);
  const taken = await byTurns({
    ours: () => timed(() => replay(stage, subject, traffic)),
    onnx: async () => (await onnx?.run(sets)) ?? Number.NaN,
    predict: () => predict.run(sets),
  });
  await onnx?.peer.close();
  await predict.peer.close();
  const rates = Object.entries(taken).map(([lane, seconds]) => `${lane} ${(sets.length / median(seconds)).toFixed(1)}`);
  console.error(`${stage.network.name}, pictures/s: ${rates.join(', ')}`);
  const times = (others: readonly number[]): number[] => taken.ours.map((own, at) => (others[at] ?? Number.NaN) / own);
  return [
    onnx
      ? measuredRow(about.onnx, times(taken.onnx))
      : notMeasured(about.onnx, 'onnxruntime-web could not be installed'),
    measuredRow(about.predict, times(taken.predict)),
  ];
}

/** The traffic through a scorer opened for it, so that nothing is left from the repetition before. */
async function replay({ pool }: Stage, subject: ScoringSubject, traffic: Traffic): Promise<void> {
  const evaluators = await pool.openSubject(subject);
  const scorer = createRegionScorer(regionCount(subject.grid), evaluators);
  for (const sets of traffic) await scorer.score(sets, neverStops);
  for (const evaluator of evaluators) evaluator.dispose();
}

type Subjects = Readonly<Record<'onnx' | 'predict', Subject>>;

function subjectsOf(network: string): Subjects {
  const what = `scorer, masked pictures/s, ${network}`;
  return {
    onnx: { what, against: `onnxruntime-web, ${WORKERS} threads`, goal: { atLeast: 1.5 }, unit: '×' },
    predict: { what, against: 'tfjs model.predict, one thread', goal: { atLeast: 3 }, unit: '×' },
  };
}

/**
 * What a gradient costs, counted in forward passes: `npm run bench -- gradient`.
 *
 * One recorded forward run and one walk from a class logit back to the picture, until its
 * values are there, against the logits of the same picture; by turns, on WASM, one thread,
 * in processor time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { startWasm } from '../cli/startWasm.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import type { TargetScore } from '../src/engine/methods/score.ts';
import { scoreOf } from '../src/engine/methods/score.ts';
import { record, walk } from '../src/network/backward.ts';
import { logits } from '../src/network/forward.ts';
import type { Network } from '../src/network/graph.ts';
import { gradientRules } from '../src/network/rules/gradient.ts';
import type { Turns } from './byTurns.ts';
import { byTurns } from './byTurns.ts';
import { openExplained } from './explained.ts';
import { networks } from './networks.ts';
import type { BenchOptions } from './part.ts';
import { photographs } from './photographs.ts';
import { charged } from './processorTime.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const models = networks.map((one) => one.model);
const turns: Turns = { rounds: 40, least: 5, seconds: 20 };
const warmUp: Turns = { rounds: 5, least: 2, seconds: 2 };

export async function measureGradient({ model }: Pick<BenchOptions, 'model'>): Promise<Row[]> {
  await startWasm();
  const [photograph] = photographs(1);
  const rows: Row[] = [];
  for (const one of model === null ? models : [model]) {
    if (photograph === undefined || (model === null && !existsSync(join(one, 'model.json')))) {
      rows.push(notMeasured(subjectOf(one), `needs ${one} and photographs beside the checkout`));
    } else rows.push(await measureModel(one, photograph));
  }
  return rows;
}

const subjectOf = (model: string): Subject => ({
  what: `gradient of a class logit at the picture, ${model.split('/').at(-1) ?? model}, WASM, one thread`,
  against: 'a forward pass',
  goal: { atMost: 4 },
  unit: '×',
});

async function measureModel(model: string, photograph: string): Promise<Row> {
  const { network, picture, preprocess, target } = await openExplained(model, photograph);
  const x = inputTensor(picture, preprocess);
  const score = scoreOf(network, target, 'logit');
  const lanes = {
    forward: () => charged(() => read(() => logits(network, x))),
    gradient: () => charged(() => read(() => gradientOf(network, x, score))),
  };
  // The first runs of everything also make and compile what later ones find ready.
  await byTurns(lanes, warmUp);
  const { forward, gradient } = await byTurns(lanes, turns);
  x.dispose();
  network.dispose();
  return measuredRow(
    subjectOf(model),
    gradient.map((seconds, at) => seconds / (forward[at] ?? Number.NaN)),
  );
}

function gradientOf(network: Network, x: Tensor4D, score: TargetScore): tf.Tensor {
  const recording = record(network, x, network.input, score.end);
  const { slope } = score.judge(recording.values.get(score.end) as tf.Tensor);
  const [state] = walk(network, recording, gradientRules, { node: score.end, state: slope }, [network.input]);
  return state as tf.Tensor;
}

async function read(compute: () => tf.Tensor): Promise<void> {
  const answer = tf.tidy(compute);
  await answer.data();
  answer.dispose();
}

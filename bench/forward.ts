/**
 * Our forward pass against TensorFlow.js's own runtime, same weights and picture: `npm run bench -- forward`.
 *
 * Both run the same kernels, so this shows what is around them: fused rectifiers, folded
 * batch norms, what is copied and looked up between two kernels. WASM, one thread, in
 * processor time.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { chooseModel } from '../cli/modelSource.ts';
import { startWasm } from '../cli/startWasm.ts';
import { logits } from '../src/network/forward.ts';
import type { ModelArtifacts } from '../src/network/graph.ts';
import { importModel } from '../src/network/import/importModel.ts';
import type { Turns } from './byTurns.ts';
import { byTurns } from './byTurns.ts';
import { networks } from './networks.ts';
import type { BenchOptions } from './part.ts';
import { charged } from './processorTime.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const models = networks.map((one) => one.model);
const turns: Turns = { rounds: 40, least: 5, seconds: 15 };
const warmUp: Turns = { rounds: 5, least: 2, seconds: 2 };

export async function measureForward({ model }: Pick<BenchOptions, 'model'>): Promise<Row[]> {
  await startWasm();
  const rows: Row[] = [];
  for (const one of model === null ? models : [model]) {
    const isHere = model !== null || existsSync(join(one, 'model.json'));
    rows.push(isHere ? await measureModel(one) : notMeasured(subjectOf(one), `needs ${one}`));
  }
  return rows;
}

const subjectOf = (model: string): Subject => ({
  what: `forward passes per second, ${model.split('/').at(-1) ?? model}, WASM, one thread`,
  against: 'TensorFlow.js, model.predict',
  goal: { atLeast: 1 },
  unit: '×',
});

async function measureModel(model: string): Promise<Row> {
  const { artifacts } = await chooseModel(model);
  const network = importModel(artifacts);
  const theirs = await openTheirs(artifacts);
  const x = tf.randomUniform<tf.Rank.R4>([1, ...network.inputShape], -1, 1, 'float32', 1);
  const lanes = {
    ours: () => charged(() => read(logits(network, x))),
    theirs: () => charged(() => read(theirs.predict(x))),
  };
  // The first runs of everything also make and compile what later ones find ready.
  await byTurns(lanes, warmUp);
  const taken = await byTurns(lanes, turns);
  x.dispose();
  theirs.dispose();
  network.dispose();
  return measuredRow(
    subjectOf(model),
    taken.theirs.map((seconds, at) => seconds / (taken.ours[at] ?? Number.NaN)),
  );
}

interface Runtime {
  readonly predict: (x: Tensor4D) => Tensor;
  readonly dispose: () => void;
}

async function openTheirs({ topology, signature, format, weightSpecs, weightData }: ModelArtifacts): Promise<Runtime> {
  const parts = { modelTopology: topology, signature, format, weightSpecs, weightData };
  const handler: tf.io.IOHandler = { load: () => Promise.resolve(parts as tf.io.ModelArtifacts) };
  const opened = await (format === 'graph-model' ? loadGraphModel(handler) : loadLayersModel(handler));
  return {
    predict: (x) => opened.predict(x) as Tensor,
    dispose() {
      opened.dispose();
    },
  };
}

async function read(answer: Tensor): Promise<void> {
  await answer.data();
  answer.dispose();
}

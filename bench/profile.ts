/**
 * Where the time goes, on WASM, one thread: `npm run bench -- profile [--model folder or id]`.
 *
 * Per stage of the scorer for a batch as it is scored, per layer forward, and per layer of
 * the gradient's walk back; in processor time, so nearly the same on a busy machine.
 */
import * as tf from '@tensorflow/tfjs-core';
import { startWasm } from '../cli/startWasm.ts';
import { baselineOf } from '../src/core/regions/composite.ts';
import { defaultSettings } from '../src/core/search/settings.ts';
import type { Target } from '../src/core/methods/target.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import { chooseBatchSize } from '../src/engine/scorer/batchSize.ts';
import type { Explained } from '../cli/runMethod.ts';
import { openExplained } from './explained.ts';
import { median } from './median.ts';
import type { BenchOptions } from './part.ts';
import { photographs } from './photographs.ts';
import { profileLayers } from './profile/layers.ts';
import type { StageTimes } from './profile/stages.ts';
import { profileStages, stageNames } from './profile/stages.ts';
import { kindTable, layerTable, resolutionTable } from './profile/tables.ts';
import type { Row } from './row.ts';
import { measuredRow } from './row.ts';

const MODEL = '../shared/models/mobilenet_v2_100_224';
const PICTURE = 'public/demo_images/school-bus.webp';
const ROUNDS = 5;

/** Prints the layers; the rows are the stages. */
export async function measureProfile({ model }: Pick<BenchOptions, 'model'>): Promise<Row[]> {
  const name = model ?? MODEL;
  await startWasm();
  const explained = await openExplained(name, photographs(1)[0] ?? PICTURE);
  const { network } = explained;
  const batch = chooseBatchSize(network, 'wasm', null);
  printLayers(explained, batch);
  const rows = await stageRows(explained, batch);
  network.dispose();
  return rows;
}

function printLayers({ network, picture, preprocess, target }: Explained, batch: number): void {
  const [x, state] = tf.tidy(() => {
    const one = inputTensor(picture, preprocess);
    const classes = tf.fill<tf.Rank.R1>([batch], classOf(target), 'int32');
    return [
      tf.concat<tf.Tensor4D>(Array.from({ length: batch }, () => one)),
      tf.cast(tf.oneHot(classes, network.classes), 'float32'),
    ] as const;
  });
  const profile = profileLayers(network, x, state, ROUNDS);
  tf.dispose([x, state]);
  console.log(
    `\n${network.name}, WASM, one thread, batches of ${batch}, medians of ${ROUNDS} in milliseconds of processor time`,
  );
  console.log(`\n${layerTable(profile)}\n\n${resolutionTable(profile)}\n\n${kindTable(profile)}`);
  const spent = profile.layers.reduce((sum, { backward }) => sum + backward, 0);
  console.log(
    `\nA gradient: ${profile.record.toFixed(1)} ms to record and ${profile.walk.toFixed(1)} ms to walk back,`,
    `${spent.toFixed(1)} ms of it in the layers above.`,
  );
}

const classOf = (target: Target): number => (target.kind === 'class' ? target.index : 0);

async function stageRows(explained: Explained, batch: number): Promise<Row[]> {
  const { network, picture, preprocess, target } = explained;
  const { grid, footprint, baseline } = defaultSettings;
  const subject = {
    ...{ picture, preprocess, grid, footprint },
    baseline: baselineOf(baseline, picture),
    target: classOf(target),
  };
  const times = await profileStages(network, subject, batch, ROUNDS);
  const whole = (one: StageTimes): number => stageNames.reduce((sum, stage) => sum + one[stage], 0);
  console.log(`\nA batch of ${batch} through the scorer takes ${median(times.map(whole)).toFixed(1)} ms. Of that:`);
  return stageNames.map((stage) => {
    const goal = stage === 'compositing' ? { atMost: 5 } : null;
    const about = { what: `${stage}, ${network.name}`, against: 'a scored batch', goal, unit: '%' };
    return measuredRow(
      about,
      times.map((one) => (100 * one[stage]) / whole(one)),
    );
  });
}

/**
 * What a step of an optimised mask costs, counted in forward passes: `npm run bench -- mask-step`.
 *
 * One iteration of I-GOS is the gradient of S = 20 integration points and the line
 * search up to the step it takes. Its seconds ÷ 20 ÷ the seconds of one forward pass
 * in a batch are its forward equivalents per point; the goal is 8 or less. Iterations
 * and forward passes alternate, so whatever else the computer does slows both alike.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-core';
import { startWasm } from '../cli/startWasm.ts';
import { baselineOf } from '../src/core/regions/composite.ts';
import { hiddenTensor, inputTensor } from '../src/engine/inputTensor.ts';
import { deletionDesign } from '../src/engine/methods/optimised/iGos.ts';
import { regularise, totalVariation } from '../src/engine/methods/optimised/maskRegulariser.ts';
import type { MaskSearch } from '../src/engine/methods/optimised/optimiseMask.ts';
import { optimiseMask } from '../src/engine/methods/optimised/optimiseMask.ts';
import { scoreRange } from '../src/engine/methods/optimised/scoreRange.ts';
import { scoreOf } from '../src/engine/methods/score.ts';
import type { Network } from '../src/network/graph.ts';
import { logits } from '../src/network/forward.ts';
import { openExplained } from './explained.ts';
import { median } from './median.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const MODEL = '../shared/models/mobilenet_v1_025_224';
const PHOTO = '../shared/photos/imagenet_sample/n01806143_peacock.jpg';
const POINTS = 20;
/** Pictures per forward pass: as many as the integration takes at once at 224 × 224. */
const BATCH = 1;
const ITERATIONS = 10;
const SHAPE = { rows: 28, cols: 28 };

const step: Subject = {
  what: `step of I-GOS per integration point, ${POINTS} points, MobileNet V1 0.25`,
  against: `a forward pass in a batch of ${BATCH}`,
  goal: { atMost: 8 },
  unit: '×',
};

export async function measureMaskStep(): Promise<Row[]> {
  if (!existsSync(join(MODEL, 'model.json')) || !existsSync(PHOTO)) {
    return [notMeasured(step, `needs ${MODEL} and ${PHOTO}`)];
  }
  await startWasm();
  const { network, picture, preprocess, target } = await openExplained(MODEL, PHOTO);
  const shown = inputTensor(picture, preprocess);
  const hidden = hiddenTensor(picture, preprocess, baselineOf('blur', picture));
  try {
    const equivalents = await measure(network, {
      ...deletionDesign,
      score: scoreOf(network, target, 'confidence'),
      range: scoreRange(target, 'confidence'),
      shown,
      hidden,
      shape: SHAPE,
      steps: POINTS,
      regulariser: (mask) => regularise(mask, (cells) => totalVariation(cells, SHAPE), { area: 1, smoothness: 20 }),
      iterations: ITERATIONS,
      noise: null,
      descent: { kind: 'line search', stride: 200, judge: 'all steps' },
    });
    return [measuredRow(step, equivalents)];
  } finally {
    tf.dispose([shown, hidden]);
    network.dispose();
  }
}

/** Forward equivalents per point, one value per iteration. */
async function measure(network: Network, search: MaskSearch): Promise<number[]> {
  const batch = tf.tidy(() => tf.concat<Tensor4D>(Array.from({ length: BATCH }, () => search.shown)));
  const iterations: number[] = [];
  const passes: number[] = [];
  // The first run of everything also makes what later ones find made.
  await forward(network, batch);
  await iterate({ ...search, iterations: 1 }, () => Promise.resolve());
  await iterate(search, async (seconds) => {
    iterations.push(seconds);
    passes.push(await forward(network, batch));
  });
  batch.dispose();
  const secondsPerForward = median(passes) / BATCH;
  return iterations.map((seconds) => seconds / POINTS / secondsPerForward);
}

/** Calls `after` with the seconds of every iteration. */
async function iterate(search: MaskSearch, after: (seconds: number) => Promise<void>): Promise<void> {
  let before = performance.now();
  for await (const snapshot of optimiseMask(search)) {
    if (snapshot === undefined) continue;
    await after((performance.now() - before) / 1000);
    before = performance.now();
  }
}

/** Seconds until the logits of a batch are there. */
async function forward(network: Network, batch: Tensor4D): Promise<number> {
  const before = performance.now();
  const answer = logits(network, batch);
  await answer.data();
  answer.dispose();
  return (performance.now() - before) / 1000;
}

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

const MODEL = '../shared/models/mobilenet_v1_025_224';
const PHOTO = '../shared/photos/imagenet_sample/n01806143_peacock.jpg';
const POINTS = 20;
/** Pictures per forward pass: as many as the integration takes at once at 224 × 224. */
const BATCH = 5;
const ITERATIONS = 10;
const SHAPE = { rows: 28, cols: 28 };

interface MaskStepCost {
  /** Medians over the iterations. */
  readonly secondsPerForward: number;
  readonly secondsPerIteration: number;
  readonly forwardEquivalentsPerPoint: number;
  /** Pictures of the line searches, per point and iteration. */
  readonly trialsPerIteration: number;
}

/** Prints the cost, or says what is missing. */
export async function measureMaskStep(): Promise<void> {
  const cost = await maskStepCost(MODEL, PHOTO);
  if (cost === null) {
    console.log('The bench of a mask step needs the test models and photographs in ../shared, which are not here.');
    return;
  }
  console.log(`I-GOS, ${POINTS} points, ${MODEL}, WASM, one thread; goal: 8 forward equivalents per point or less`);
  console.table(cost);
}

async function maskStepCost(model: string, photo: string): Promise<MaskStepCost | null> {
  if (!existsSync(join(model, 'model.json')) || !existsSync(photo)) return null;
  await startWasm();
  const { network, picture, preprocess, target } = await openExplained(model, photo);
  const shown = inputTensor(picture, preprocess);
  const hidden = hiddenTensor(picture, preprocess, baselineOf('blur', picture));
  try {
    return await measure(network, {
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
  } finally {
    tf.dispose([shown, hidden]);
    network.dispose();
  }
}

async function measure(network: Network, search: MaskSearch): Promise<MaskStepCost> {
  const batch = tf.tidy(() => tf.concat<Tensor4D>(Array.from({ length: BATCH }, () => search.shown)));
  const iterations: number[] = [];
  const passes: number[] = [];
  let pictures = 0;
  // The first run of everything also makes what later ones find made.
  await forward(network, batch);
  await iterate({ ...search, iterations: 1 }, () => Promise.resolve());
  await iterate(search, async (seconds, forwards) => {
    iterations.push(seconds);
    pictures = forwards;
    passes.push(await forward(network, batch));
  });
  batch.dispose();
  const secondsPerForward = median(passes) / BATCH;
  const secondsPerIteration = median(iterations);
  return {
    secondsPerForward,
    secondsPerIteration,
    forwardEquivalentsPerPoint: secondsPerIteration / POINTS / secondsPerForward,
    trialsPerIteration: pictures / iterations.length / POINTS - 1,
  };
}

/** Calls `after` with the seconds of every iteration and the pictures passed so far. */
async function iterate(search: MaskSearch, after: (seconds: number, forwards: number) => Promise<void>): Promise<void> {
  let before = performance.now();
  for await (const step of optimiseMask(search)) {
    if (step === undefined) continue;
    await after((performance.now() - before) / 1000, step.forwards);
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

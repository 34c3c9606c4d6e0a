/**
 * What L2-CAF gains by keeping the feature map: the same search *slow* (the whole network
 * for every filter) and *fast* (only what lies above the layer), from the first pass to
 * the map; the goal is 10 times faster or more. The searches alternate, so whatever else
 * the computer does slows both alike. WASM, one thread, one picture.
 */
import { existsSync } from 'node:fs';
import { chooseModel } from '../cli/modelSource.ts';
import { readPicture } from '../cli/picture.ts';
import { startWasm } from '../cli/startWasm.ts';
import { classTarget } from '../src/core/methods/target.ts';
import { classify } from '../src/engine/classify.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import { l2Caf } from '../src/engine/methods/attention/l2Caf.ts';
import type { MapResult, MethodContext } from '../src/engine/methods/method.ts';
import { seePicture } from '../src/engine/picture/resize.ts';
import { importModel } from '../src/network/import/importModel.ts';

const PHOTO = '../shared/photos/imagenet_sample/n02391049_zebra.jpg';
const DEMO = 'public/demo_images/school-bus.webp';
const subjects = [
  { model: '../shared/models/mobilenet_v2_100_224', picture: PHOTO },
  { model: 'everyday-10', picture: DEMO },
  { model: 'toyworld', picture: DEMO },
] as const;
/** About as many as the default search takes before it has converged. */
const ITERATIONS = 150;
/** Searches of each kind; the median counts. */
const ROUNDS = 3;

/** Prints a row per network; one whose files are not here is left out by name. */
export async function measureAttentionFilter(): Promise<void> {
  await startWasm();
  const rows: object[] = [];
  for (const { model, picture } of subjects) {
    if (existsSync(picture)) rows.push(await compare(model, picture));
    else console.log(`${model}: left out, ${picture} is not here.`);
  }
  console.log(`L2-CAF, ${ITERATIONS} iterations at the last layer, WASM, one thread; goal: 10 times faster or more`);
  console.table(rows);
}

async function compare(model: string, picture: string): Promise<object> {
  const context = await open(model, picture);
  const seconds = { slow: [] as number[], fast: [] as number[] };
  let gap = 0;
  // The first search of all also makes what later ones find made.
  await search(context, 'fast');
  for (let round = 0; round < ROUNDS; round++) {
    const [slow, fast] = [await search(context, 'slow'), await search(context, 'fast')];
    seconds.slow.push(slow.provenance.milliseconds / 1000);
    seconds.fast.push(fast.provenance.milliseconds / 1000);
    gap = slow.raw.values.reduce((most, value, i) => Math.max(most, Math.abs(value - (fast.raw.values[i] ?? 0))), gap);
  }
  const { name } = context.network;
  context.input.dispose();
  context.network.dispose();
  const [slow, fast] = [median(seconds.slow), median(seconds.fast)];
  const rounded = (value: number): number => Number(value.toPrecision(3));
  return { network: name, slow: rounded(slow), fast: rounded(fast), 'times faster': rounded(slow / fast), gap };
}

async function open(model: string, file: string): Promise<MethodContext> {
  const { card, artifacts } = await chooseModel(model);
  const network = importModel(artifacts);
  const picture = seePicture(await readPicture(file), card.inputSize, 'crop');
  const probabilities = await classify(network, picture, card.preprocess);
  const target = classTarget(probabilities.indexOf(Math.max(...probabilities)));
  const input = inputTensor(picture, card.preprocess);
  return { network, picture, preprocess: card.preprocess, input, target, seed: 1 };
}

async function search(context: MethodContext, mode: 'fast' | 'slow'): Promise<MapResult> {
  const steps = l2Caf.run(context, { mode, iterations: ITERATIONS, tolerance: 0 });
  for (;;) {
    const next = await steps.next();
    if (next.done) return next.value;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * What L2-CAF gains by keeping the feature map: the same search *slow* (the whole network
 * for every filter) and *fast* (only what lies above the layer), from the first pass to
 * the map; the goal is 10 times faster or more. The searches alternate, so whatever else
 * the computer does slows both alike. WASM, one thread, one picture.
 */
import { existsSync } from 'node:fs';
import type { Explained } from '../cli/runMethod.ts';
import { runMethod } from '../cli/runMethod.ts';
import { startWasm } from '../cli/startWasm.ts';
import { l2Caf } from '../src/engine/methods/attention/l2Caf.ts';
import type { MapResult } from '../src/engine/methods/method.ts';
import { openExplained } from './explained.ts';
import { median } from './median.ts';

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
  const explained = await openExplained(model, picture);
  const seconds = { slow: [] as number[], fast: [] as number[] };
  let gap = 0;
  // The first search of all also makes what later ones find made.
  await search(explained, 'fast');
  for (let round = 0; round < ROUNDS; round++) {
    const [slow, fast] = [await search(explained, 'slow'), await search(explained, 'fast')];
    seconds.slow.push(slow.provenance.milliseconds / 1000);
    seconds.fast.push(fast.provenance.milliseconds / 1000);
    gap = slow.raw.values.reduce((most, value, i) => Math.max(most, Math.abs(value - (fast.raw.values[i] ?? 0))), gap);
  }
  const { name } = explained.network;
  explained.network.dispose();
  const [slow, fast] = [median(seconds.slow), median(seconds.fast)];
  const rounded = (value: number): number => Number(value.toPrecision(3));
  return { network: name, slow: rounded(slow), fast: rounded(fast), 'times faster': rounded(slow / fast), gap };
}

async function search(explained: Explained, mode: 'fast' | 'slow'): Promise<MapResult> {
  return await runMethod(l2Caf, explained, { mode, iterations: ITERATIONS, tolerance: 0 });
}

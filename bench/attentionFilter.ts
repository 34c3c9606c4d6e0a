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
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const PHOTO = '../shared/photos/imagenet_sample/n02391049_zebra.jpg';
const DEMO = 'public/demo_images/school-bus.webp';
const subjects = [
  { model: '../shared/models/mobilenet_v2_100_224', picture: PHOTO },
  { model: 'everyday-10', picture: DEMO },
  { model: 'toyworld', picture: DEMO },
] as const;
/** About as many as the default search takes before it has converged. */
const ITERATIONS = 150;
/** Searches of each kind. */
const ROUNDS = 5;
/** Greatest difference of the two maps, whose values sum to one square. */
const TOLERANCE = 1e-3;

export async function measureAttentionFilter(): Promise<Row[]> {
  await startWasm();
  const rows: Row[] = [];
  for (const { model, picture } of subjects) {
    const needed = existsSync(picture);
    rows.push(needed ? await compare(model, picture) : notMeasured(subjectOf(model), `needs ${picture}`));
  }
  return rows;
}

/** @throws Error where the two searches do not end at the same map */
async function compare(model: string, picture: string): Promise<Row> {
  const explained = await openExplained(model, picture);
  // The first search of all also makes what later ones find made.
  await search(explained, 'fast');
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [slow, fast] = [await search(explained, 'slow'), await search(explained, 'fast')];
    ratios.push(slow.provenance.milliseconds / fast.provenance.milliseconds);
    const gap = slow.raw.values.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (fast.raw.values[i] ?? 0))),
      0,
    );
    if (gap > TOLERANCE) throw new Error(`${model}: the maps of the slow and the fast search differ by ${gap}`);
  }
  const { name } = explained.network;
  explained.network.dispose();
  return measuredRow(subjectOf(name), ratios);
}

function subjectOf(network: string): Subject {
  const what = `L2-CAF above the kept feature map, ${ITERATIONS} iterations, ${network}`;
  return { what, against: 'through the whole network', goal: { atLeast: 10 }, unit: '×' };
}

async function search(explained: Explained, mode: 'fast' | 'slow'): Promise<MapResult> {
  return await runMethod(l2Caf, explained, { mode, iterations: ITERATIONS, tolerance: 0 });
}

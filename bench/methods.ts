/**
 * What every heat-map method costs, with its defaults: how many plain forward passes of the
 * same network, in the same run, take as long.
 *
 * WASM, one thread, one picture; cheapest first. Each is run once, so this is an orientation
 * and no row of the table.
 */
import * as tf from '@tensorflow/tfjs-core';
import { existsSync } from 'node:fs';
import { refusalOf } from '../cli/methods/suits.ts';
import type { Explained } from '../cli/runMethod.ts';
import { runMethod } from '../cli/runMethod.ts';
import { startWasm } from '../cli/startWasm.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import { methods } from '../src/engine/methods/registry.ts';
import { logits } from '../src/network/forward.ts';
import { openExplained } from './explained.ts';
import { median } from './median.ts';
import type { Row, Subject } from './row.ts';
import { measuredRow, notMeasured } from './row.ts';

const FORWARDS = 20;

const subjects = [
  { model: 'toyworld', picture: 'public/demo_images/school-bus.webp' },
  {
    model: '../shared/models/mobilenet_v2_100_224',
    picture: '../shared/photos/imagenet_sample/n02391049_zebra.jpg',
  },
] as const;

export async function measureMethods(): Promise<Row[]> {
  await startWasm();
  const rows: Row[] = [];
  for (const { model, picture } of subjects) {
    if (!existsSync(picture)) {
      rows.push(notMeasured(subjectOf('every method', model), `needs ${picture}`));
      continue;
    }
    const explained = await openExplained(model, picture);
    rows.push(...(await rowsOf(explained)));
    explained.network.dispose();
  }
  return rows;
}

async function rowsOf(explained: Explained): Promise<Row[]> {
  const { network } = explained;
  const forward = await secondsOfForward(explained);
  const rows: Row[] = [];
  const asked = { network, patterns: (await explained.patterns?.()) ?? null };
  for (const method of [...methods.values()].sort((a, b) => a.card.cost - b.card.cost)) {
    const subject = subjectOf(method.card.name, network.name);
    if (refusalOf(method, asked) !== null) {
      rows.push(notMeasured(subject, 'cannot explain this network'));
      continue;
    }
    console.error(`${method.card.name} …`);
    const { provenance } = await runMethod(method, explained);
    rows.push(measuredRow(subject, [provenance.milliseconds / 1000 / forward]));
  }
  return rows;
}

function subjectOf(method: string, network: string): Subject {
  return { what: `${method}, ${network}`, against: 'a forward pass', goal: null, unit: '×' };
}

/** Median of some single passes, the first of which does not count. */
async function secondsOfForward({ network, picture, preprocess }: Explained): Promise<number> {
  const input = inputTensor(picture, preprocess);
  const seconds: number[] = [];
  for (let pass = 0; pass <= FORWARDS; pass++) {
    const before = performance.now();
    const output = tf.tidy(() => logits(network, input));
    await output.data();
    output.dispose();
    if (pass > 0) seconds.push((performance.now() - before) / 1000);
  }
  input.dispose();
  return median(seconds);
}

/**
 * What every heat-map method costs, with its defaults: seconds, and how many plain forward
 * passes of the same network, in the same run, would have taken as long.
 *
 * WASM, one thread, one picture; cheapest first. A method that cannot explain a network is
 * left out by name.
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

const FORWARDS = 20;

const subjects = [
  { model: 'toyworld', picture: 'public/demo_images/school-bus.webp' },
  {
    model: '../shared/models/mobilenet_v2_100_224',
    picture: '../shared/photos/imagenet_sample/n02391049_zebra.jpg',
  },
] as const;

export async function measureMethods(): Promise<void> {
  await startWasm();
  for (const { model, picture } of subjects) {
    if (!existsSync(picture)) {
      console.log(`${model}: left out, ${picture} is not here.`);
      continue;
    }
    const explained = await openExplained(model, picture);
    const forward = await secondsOfForward(explained);
    console.log(
      `\n${explained.network.name}, WASM, one thread: a forward pass takes ${(1000 * forward).toFixed(1)} ms`,
    );
    console.table(await rows(explained, forward));
    explained.network.dispose();
  }
}

async function rows(explained: Explained, forward: number): Promise<object[]> {
  const all: object[] = [];
  const asked = { network: explained.network, patterns: (await explained.patterns?.()) ?? null };
  for (const method of [...methods.values()].sort((a, b) => a.card.cost - b.card.cost)) {
    const { name } = method.card;
    if (refusalOf(method, asked) !== null) {
      all.push({ method: name, seconds: '–' });
      continue;
    }
    console.error(`${name} …`);
    const { provenance } = await runMethod(method, explained);
    const seconds = provenance.milliseconds / 1000;
    const { forwards, backwards } = provenance;
    const equivalents = Math.round(seconds / forward);
    all.push({ method: name, seconds: Number(seconds.toFixed(2)), forwards, backwards, equivalents });
  }
  return all;
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

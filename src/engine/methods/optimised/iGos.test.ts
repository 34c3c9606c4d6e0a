import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import type { Network } from '../../../network/graph.ts';
import { inputTensor } from '../../inputTensor.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../../scorer/tinyNetwork.fixture.ts';
import { iGos } from './iGos.ts';
import type { MapResult, MapSnapshot, MethodContext } from '../method.ts';

let network: Network;
let input: tf.Tensor4D;
let context: MethodContext;
beforeAll(async () => {
  await tf.setBackend('cpu');
  network = tinyNetwork();
  input = inputTensor(tinyPicture(), tinyPreprocess);
  context = { network, picture: tinyPicture(), preprocess: tinyPreprocess, input, target: classTarget(1), seed: 1 };
});
afterAll(() => {
  network.dispose();
  input.dispose();
});

/** Little smoothing, so that the tiny network's small slopes move the mask. */
const options: MethodOptions = { size: 7, iterations: 4, steps: 5, area: 0.01, smoothness: 0.01, baseline: 'black' };

async function finish(given: MethodOptions): Promise<{ snapshots: MapSnapshot[]; result: MapResult }> {
  const snapshots: MapSnapshot[] = [];
  const steps = iGos.run(context, given);
  for (let next = await steps.next(); ; next = await steps.next()) {
    if (next.done) return { snapshots, result: next.value };
    snapshots.push(next.value);
  }
}

test('a snapshot per iteration, the last of which is the result', async () => {
  const { snapshots, result } = await finish(options);
  expect(snapshots.map((one) => one.step)).toEqual(snapshots.map((_, i) => i + 1));
  expect(snapshots.every((one) => one.steps === 4)).toBe(true);
  expect(result.raw).toEqual(snapshots.at(-1)!.raw);
});

test('importance is 0 to 1 at mask size, the map 0 to 1 at picture size', async () => {
  const { raw, map, provenance } = (await finish(options)).result;
  expect(raw).toMatchObject({ width: 7, height: 7, signed: iGos.card.signed });
  for (const value of raw.values) expect(value >= 0 && value <= 1).toBe(true);
  expect(Math.max(...raw.values)).toBeGreaterThan(0);
  expect([map!.width, map!.height]).toEqual([14, 12]);
  expect(Math.max(...map!.values)).toBe(1);
  expect(provenance).toMatchObject({ method: 'i-gos', backend: 'cpu' });
  expect(provenance.options).toMatchObject({ size: 7, steps: 5, noise: 0 });
  expect(provenance.backwards % 5).toBe(0);
});

test('without noise the same map comes out every time', async () => {
  expect((await finish(options)).result.raw).toEqual((await finish(options)).result.raw);
});

test('no tensor is left behind, whether the reader stays or leaves', async () => {
  const before = tf.memory().numTensors;
  await finish(options);
  for await (const snapshot of iGos.run(context, options)) {
    expect(snapshot.step).toBe(1);
    break;
  }
  expect(tf.memory().numTensors).toBe(before);
});

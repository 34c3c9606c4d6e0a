import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { useBackend } from '../../network/backends.fixture.ts';
import { gradCam } from '../methods/activation/gradCam.ts';
import { contextFor } from '../methods/method.fixture.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../scorer/tinyNetwork.fixture.ts';
import { pictureOf } from './linearNetwork.fixture.ts';
import { maxSensitivity } from './maxSensitivity.ts';
import type { Rerun } from './rerun.ts';
import { rerunOf } from './rerun.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const settings = { noise: { radius: 0.02, draws: 4 }, seed: 3 };
const mapOf = (...values: number[]): HeatMap => ({
  ...{ width: values.length, height: 1, signed: true },
  values: Float32Array.from(values),
});

async function sensitivity(raw: HeatMap, rerun: Rerun, picture = pictureOf()) {
  const work = maxSensitivity(picture, raw, rerun, settings);
  let draws = 0;
  for (let next = await work.next(); ; next = await work.next()) {
    if (next.done) return { value: next.value, draws };
    draws += next.value;
  }
}

test('a map that never changes is perfectly steady', async () => {
  // eslint-disable-next-line @typescript-eslint/require-await
  const { value, draws } = await sensitivity(mapOf(1, 2), async function* () {
    return mapOf(1, 2);
  });
  expect(value).toBe(0);
  expect(draws).toBe(settings.noise.draws);
});

test('the worst draw counts', async () => {
  const answers = [mapOf(3, 4), mapOf(3, 9), mapOf(3, 5), mapOf(3, 4)];
  // eslint-disable-next-line @typescript-eslint/require-await
  const { value } = await sensitivity(mapOf(3, 4), async function* () {
    yield;
    return answers.shift() ?? mapOf(0, 0);
  });
  expect(value).toBeCloseTo(1, 12);
});

test('every draw is another picture, near the first', async () => {
  const seen: number[][] = [];
  // eslint-disable-next-line @typescript-eslint/require-await
  await sensitivity(mapOf(1), async function* (picture) {
    seen.push([...picture.rgb]);
    return mapOf(1);
  });
  expect(new Set(seen.map((rgb) => rgb.join())).size).toBe(settings.noise.draws);
  for (const rgb of seen) for (const value of rgb) expect(Math.abs(value - 255)).toBeLessThanOrEqual(6);
});

test('a method is run again as it was, on the other picture, and leaves no tensor however it ends', async () => {
  const network = tinyNetwork();
  const context = contextFor(network, { picture: tinyPicture(), preprocess: tinyPreprocess });
  const rerun = rerunOf(gradCam, context, {});
  const before = tf.memory().numTensors;
  const again = rerun(tinyPicture());
  let next = await again.next();
  while (!next.done) next = await again.next();
  const { value, draws } = await sensitivity(next.value, rerun, tinyPicture());
  expect(draws).toBe(settings.noise.draws);
  expect(value).toBeGreaterThan(0);
  expect(value).toBeLessThan(0.5);
  const left = maxSensitivity(tinyPicture(), next.value, rerun, settings);
  await left.next();
  await left.return(undefined as never);
  expect(tf.memory().numTensors).toBe(before);
  network.dispose();
  context.input.dispose();
});

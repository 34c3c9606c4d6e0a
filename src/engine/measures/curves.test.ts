import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { classTarget } from '../../core/methods/target.ts';
import type { Curve } from '../../core/measures/mapMeasures.ts';
import { defaultMeasureSettings as settings } from '../../core/measures/settings.ts';
import { seededRandom } from '../../core/seededRandom.ts';
import type { Network } from '../../network/graph.ts';
import { useBackend } from '../../network/backends.fixture.ts';
import { inputValues } from '../inputTensor.ts';
import { deletionCurve, insertionCurve } from './curves.ts';
import {
  HEIGHT,
  linearNetwork,
  onePixelNetwork,
  pictureOf,
  PIXELS,
  plainShares,
  WIDTH,
} from './linearNetwork.fixture.ts';
import type { Question } from './scorePictures.ts';

const STEPS = 28;
/** Of confidences in float32. */
const TOLERANCE = 1e-6;

beforeAll(async () => {
  await useBackend('cpu');
});

const mapOf = (value: (pixel: number) => number): HeatMap => ({
  ...{ width: WIDTH, height: HEIGHT, signed: false },
  values: Float32Array.from({ length: PIXELS }, (_, pixel) => value(pixel)),
});

const nodeMean = { kind: 'node', node: 'classes' } as const;

async function areas(given: Partial<Question> & { network: Network }, map: HeatMap, blur = settings.blur) {
  const question: Question = { picture: pictureOf(), preprocess: plainShares, target: classTarget(0), ...given };
  const values = inputValues(question.picture, question.preprocess);
  return {
    insertion: await finished(insertionCurve(question, values, map, { steps: STEPS, blur })),
    deletion: await finished(deletionCurve(question, values, map, { steps: STEPS })),
  };
}

async function finished(work: AsyncGenerator<number, Curve, void>): Promise<Curve> {
  let pictures = 0;
  for (;;) {
    const next = await work.next();
    if (next.done) {
      expect(pictures).toBe(next.value.confidences.length);
      return next.value;
    }
    pictures += next.value;
  }
}

test('where one pixel decides and the map knows it, half a step is lost and half a step is won', async () => {
  const network = onePixelNetwork(19);
  // The blurred picture is zero-padded, so nowhere as white as the network wants it.
  const { insertion, deletion } = await areas(
    { network },
    mapOf((pixel) => Number(pixel === 19)),
  );
  expect(Math.abs(deletion.area - 0.5 / STEPS)).toBeLessThan(TOLERANCE);
  expect(Math.abs(insertion.area - (1 - 0.5 / STEPS))).toBeLessThan(TOLERANCE);
  network.dispose();
});

test('where the map puts that pixel last it is the other way round', async () => {
  const network = onePixelNetwork(19);
  const { insertion, deletion } = await areas(
    { network },
    mapOf((pixel) => Number(pixel !== 19)),
  );
  expect(Math.abs(deletion.area - (1 - 0.5 / STEPS))).toBeLessThan(TOLERANCE);
  expect(Math.abs(insertion.area - 0.5 / STEPS)).toBeLessThan(TOLERANCE);
  network.dispose();
});

test('a network that says the same to everything has its confidence as both areas', async () => {
  const silent = new Array<number>(3 * PIXELS).fill(0);
  const network = linearNetwork([silent, silent], [Math.log(3), 0]);
  const { insertion, deletion } = await areas(
    { network },
    mapOf((pixel) => pixel),
  );
  expect(Math.abs(insertion.area - 0.75)).toBeLessThan(TOLERANCE);
  expect(Math.abs(deletion.area - 0.75)).toBeLessThan(TOLERANCE);
  network.dispose();
});

test('the mean of a white picture falls in a straight line, whatever the order', async () => {
  const network = linearNetwork([new Array<number>(3 * PIXELS).fill(1 / (3 * PIXELS))]);
  const random = seededRandom(2);
  for (const map of [mapOf(() => 0), mapOf((pixel) => pixel), mapOf(random)]) {
    const { deletion } = await areas({ network, target: nodeMean }, map);
    expect(Math.abs(deletion.area - 0.5)).toBeLessThan(TOLERANCE);
    for (const [at, share] of deletion.shares.entries())
      expect(Math.abs((deletion.confidences[at] ?? 0) - (1 - share))).toBeLessThan(TOLERANCE);
  }
  network.dispose();
});

test('no random map does better than the contributions of a linear network', async () => {
  const random = seededRandom(8);
  const weights = Array.from({ length: 3 * PIXELS }, () => random() - 0.4);
  const network = linearNetwork([weights]);
  const picture = pictureOf(() => 255 * random());
  const given = { network, picture, target: nodeMean };
  const values = inputValues(picture, plainShares);
  const channel = (at: number) => (values[at] ?? 0) * (weights[at] ?? 0);
  const truth = mapOf((pixel) => channel(3 * pixel) + channel(3 * pixel + 1) + channel(3 * pixel + 2));
  const best = await areas(given, truth);
  for (let draw = 0; draw < 5; draw++)
    expect((await areas(given, mapOf(random))).deletion.area).toBeGreaterThan(best.deletion.area);
  network.dispose();
});

test('deletion ends with zeros, insertion begins with the blurred picture and ends with the picture', async () => {
  const weights = Array.from({ length: 3 * PIXELS }, (_, at) => Math.sin(at) / 9);
  const network = linearNetwork([weights], [0.5]);
  const given = { network, picture: pictureOf((at) => (at * 37) % 256), target: nodeMean };
  const { insertion, deletion } = await areas(
    given,
    mapOf((pixel) => (pixel * 5) % 7),
  );
  expect(deletion.confidences.at(-1)).toBeCloseTo(0.5, 6);
  expect(insertion.confidences.at(-1)).toBeCloseTo(deletion.confidences[0] ?? 0, 6);
  // One tap blurs nothing.
  const sharp = await areas(
    given,
    mapOf(() => 0),
    { taps: 1, sigma: 1 },
  );
  for (const confidence of sharp.insertion.confidences) expect(confidence).toBeCloseTo(deletion.confidences[0] ?? 0, 6);
  network.dispose();
});

test('no tensor is left behind, neither at the end nor by whoever leaves early', async () => {
  const network = onePixelNetwork(3);
  const before = tf.memory().numTensors;
  await areas(
    { network },
    mapOf((pixel) => pixel),
  );
  const question = { network, picture: pictureOf(), preprocess: plainShares, target: classTarget(0) };
  const values = inputValues(question.picture, plainShares);
  const left = insertionCurve(
    question,
    values,
    mapOf(() => 0),
    settings,
  );
  await left.next();
  await left.return(undefined as never);
  expect(tf.memory().numTensors).toBe(before);
  network.dispose();
});

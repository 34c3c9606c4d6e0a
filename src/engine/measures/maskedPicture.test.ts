import { beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../core/methods/target.ts';
import { leaked, useBackend } from '../../network/backends.fixture.ts';
import { inputValues } from '../inputTensor.ts';
import { HEIGHT, linearNetwork, pictureOf, PIXELS, plainShares, WIDTH } from './linearNetwork.fixture.ts';
import { judgeMasked } from './maskedPicture.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const picture = pictureOf((at) => (at * 53) % 256);
const values = inputValues(picture, plainShares);
const weights = Array.from({ length: 3 * PIXELS }, (_, at) => 0.01 + Math.cos(at / 9) / 40);

/** P(x · share) of class 0 against a class that is always 0. */
const confidence = (share: (pixel: number) => number) => {
  const logit = weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0) * share(Math.floor(at / 3)), 0);
  return 1 / (1 + Math.exp(-logit));
};

async function judged(share: (pixel: number) => number) {
  const network = linearNetwork([weights, weights.map(() => 0)]);
  const map = {
    ...{ width: WIDTH, height: HEIGHT, signed: false },
    values: Float32Array.from({ length: PIXELS }, (_, pixel) => share(pixel)),
  };
  const work = judgeMasked({ network, picture, preprocess: plainShares, target: classTarget(0) }, values, map);
  for (;;) {
    const next = await work.next();
    if (!next.done) continue;
    network.dispose();
    return next.value;
  }
}

test('a map of ones loses nothing, gains nothing, and has the confidence as its density', async () => {
  const found = await judged(() => 1);
  expect(found.drop).toBeCloseTo(0, 6);
  expect(found.increase).toBe(0);
  expect(found['positive-density']).toBeCloseTo(
    confidence(() => 1),
    6,
  );
  expect(found['negative-density']).toBeNull();
});

test('a map of zeros loses all that a black picture lacks', async () => {
  const found = await judged(() => 0);
  const whole = confidence(() => 1);
  expect(found.drop).toBeCloseTo((whole - 0.5) / whole, 6);
  expect(found['positive-density']).toBeNull();
  expect(found['negative-density']).toBeCloseTo(whole, 6);
});

test('a map that is the same everywhere has the density P(v x) ÷ v', async () => {
  const found = await judged(() => 0.25);
  expect(found['positive-density']).toBeCloseTo(confidence(() => 0.25) / 0.25, 5);
  expect(found['negative-density']).toBeCloseTo(confidence(() => 0.75) / 0.75, 5);
});

test('the map weighs every channel of its pixel', async () => {
  const half = (pixel: number) => (pixel % 2 === 0 ? 1 : 0.5);
  const [whole, shown] = [confidence(() => 1), confidence(half)];
  expect((await judged(half)).drop).toBeCloseTo(Math.max(0, whole - shown) / whole, 6);
});

test('a map that leaves out what speaks against the class makes the network surer', async () => {
  const adds = (pixel: number) =>
    [0, 1, 2].reduce((sum, c) => sum + weights[3 * pixel + c]! * values[3 * pixel + c]!, 0);
  const found = await judged((pixel) => Number(adds(pixel) > 0));
  expect(found.increase).toBe(1);
  expect(found.drop).toBe(0);
});

test('no tensor is left behind', async () => {
  const work = async () => {
    await judged(() => 0.5);
  };
  expect(await leaked(work)).toBe(0);
});

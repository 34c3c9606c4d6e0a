import { beforeAll, expect, test } from 'vitest';
import { cellRemovals, squareRemovals, sumsOver } from '../../core/measures/removals.ts';
import { correlationOf } from '../../core/measures/correlation.ts';
import { infidelityOf } from '../../core/measures/faithfulness.ts';
import { classTarget } from '../../core/methods/target.ts';
import { leaked, useBackend } from '../../network/backends.fixture.ts';
import { inputValues } from '../inputTensor.ts';
import { HEIGHT, linearNetwork, pictureOf, PIXELS, plainShares, WIDTH } from './linearNetwork.fixture.ts';
import type { Probes } from './losses.ts';
import { lossesOf } from './losses.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const picture = pictureOf((at) => (at * 91) % 256);
const values = inputValues(picture, plainShares);
const weights = Array.from({ length: 3 * PIXELS }, (_, at) => Math.sin(at * at));

/** What each pixel adds to the logit. */
const contributions = {
  ...{ width: WIDTH, height: HEIGHT, signed: true },
  values: Float32Array.from({ length: PIXELS }, (_, pixel) =>
    [0, 1, 2].reduce((sum, c) => sum + (weights[3 * pixel + c] ?? 0) * (values[3 * pixel + c] ?? 0), 0),
  ),
};

async function losses(removals: Parameters<typeof lossesOf>[1], probes?: Probes) {
  const network = linearNetwork([weights, weights.map((_, at) => Math.cos(at))], [3, 1]);
  const question = { network, picture, preprocess: plainShares, target: classTarget(0) };
  const work = lossesOf(probes ? { ...question, probes } : question, removals, 'here');
  let pictures = 0;
  for (;;) {
    const next = await work.next();
    if (next.done) {
      network.dispose();
      expect(pictures).toBe(removals.length + 1);
      return next.value;
    }
    pictures += next.value;
  }
}

test('a linear network loses what its contributions say, for any number of cells', async () => {
  for (const { removals } of cellRemovals(picture, { cells: 7, sizes: 4, subsets: 6 }, 2)) {
    const [sums, lost] = [sumsOver(contributions, removals), await losses(removals)];
    for (const [at, sum] of sums.entries()) expect(lost[at]).toBeCloseTo(sum, 4);
    expect(correlationOf(sums, lost)).toBeCloseTo(1, 6);
  }
});

test('contributions are not unfaithful to a linear network, at scale 1', async () => {
  const removals = squareRemovals(picture, 20, 4);
  const { error, scale } = infidelityOf(sumsOver(contributions, removals), await losses(removals));
  expect(error).toBeLessThan(1e-8);
  expect(scale).toBeCloseTo(1, 5);
});

test('what was asked once is not asked again', async () => {
  const probes: Probes = new Map();
  const removals = squareRemovals(picture, 5, 1);
  const first = await losses(removals, probes);
  expect(probes.get('here')).toBe(first);
  expect(await losses(removals, probes)).toBe(first);
});

test('hiding nothing costs nothing', async () => {
  expect([...(await losses([[]]))]).toEqual([0]);
});

test('no tensor is left behind', async () => {
  const work = async () => {
    await losses(squareRemovals(picture, 30, 1));
  };
  expect(await leaked(work)).toBe(0);
});

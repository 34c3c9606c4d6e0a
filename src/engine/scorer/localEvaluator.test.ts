import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet } from '../../core/regions/regionSet.ts';
import { neverStops } from '../../core/stop.ts';
import type { Network } from '../../network/graph.ts';
import { classify } from '../classify.ts';
import type { ScoringSubject } from './evaluator.ts';
import { inspectSets } from './inspect.ts';
import { createLocalEvaluator } from './localEvaluator.ts';
import { createRegionScorer } from './regionScorer.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from './tinyNetwork.fixture.ts';

const grid = { rows: 3, cols: 4 };
const regions = 12;
const subject: ScoringSubject = {
  picture: tinyPicture(),
  preprocess: tinyPreprocess,
  grid,
  footprint: 'tent',
  baseline: { kind: 'mean', rgb: [120, 128, 130] },
  target: 2,
};
const sets = [fullSet(regions), emptySet, ...Array.from({ length: 11 }, (_, i) => BigInt(i * 331 + 5) as RegionSet)];
const pairsOf = (values: Float32Array) =>
  Array.from({ length: values.length / 2 }, (_, i) => [...values.slice(2 * i, 2 * i + 2)]);

let network: Network;
beforeAll(async () => {
  await tf.setBackend('cpu');
  network = tinyNetwork();
});
afterAll(() => {
  network.dispose();
});

/** All sets scored one at a time. */
async function oneByOne(): Promise<number[][]> {
  const evaluator = createLocalEvaluator({ ...subject, network, batchSize: 1 });
  const pairs: number[][] = [];
  for (const set of sets) pairs.push(...pairsOf(await evaluator.evaluate([set])));
  evaluator.dispose();
  return pairs;
}

function expectClose(measured: readonly (readonly number[])[], expected: readonly (readonly number[])[], digits = 5) {
  expect(measured).toHaveLength(expected.length);
  measured.flat().forEach((value, i) => {
    expect(value).toBeCloseTo(expected.flat()[i]!, digits);
  });
}

test('the whole picture scores what classifying it gives', async () => {
  const probabilities = await classify(network, subject.picture, subject.preprocess);
  const [whole] = await oneByOne();
  const others = probabilities.filter((_, index) => index !== subject.target);
  expectClose([whole!], [[probabilities[2]!, probabilities[2]! - Math.max(...others)]]);
});

test.each(['host', 'device'] as const)('batches on the %s equal one set at a time', async (compositing) => {
  const expected = await oneByOne();
  const evaluator = createLocalEvaluator({ ...subject, network, batchSize: 16 }, compositing);
  expectClose(pairsOf(await evaluator.evaluate(sets)), expected);
  evaluator.dispose();
});

test('scores do not depend on batch size, number or kind of evaluators', async () => {
  const expected = (await oneByOne()).map(([confidence, margin]) => ({ confidence, margin }));
  for (const batchSizes of [[1], [3], [2, 5], [16, 1, 4]]) {
    for (const compositing of ['host', 'device'] as const) {
      const evaluators = batchSizes.map((batchSize) =>
        createLocalEvaluator({ ...subject, network, batchSize }, compositing),
      );
      const scores = await createRegionScorer(regions, evaluators).score(sets, neverStops);
      scores.forEach((score, i) => {
        expect(score.confidence).toBeCloseTo(expected[i]!.confidence!, 5);
        expect(score.margin).toBeCloseTo(expected[i]!.margin!, 5);
      });
      for (const evaluator of evaluators) evaluator.dispose();
    }
  }
});

test.each(['host', 'device'] as const)(
  'warming changes no score and leaves nothing behind (%s)',
  async (compositing) => {
    const expected = await oneByOne();
    const evaluator = createLocalEvaluator({ ...subject, network, batchSize: 4 }, compositing);
    await evaluator.warm();
    const warm = tf.memory().numTensors;
    expectClose(pairsOf(await evaluator.evaluate(sets.slice(0, 3))), expected.slice(0, 3));
    expect(tf.memory().numTensors).toBe(warm);
    evaluator.dispose();
  },
);

test('inspecting gives every class, and agrees with the score', async () => {
  const probabilities = await inspectSets({ ...subject, network }, sets);
  const expected = await oneByOne();
  probabilities.forEach((all, i) => {
    expect(all.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    expect(all[2]).toBeCloseTo(expected[i]![0]!, 5);
  });
});

test.each(['host', 'device'] as const)('no tensor outlives its evaluator (%s)', async (compositing) => {
  const before = tf.memory().numTensors;
  const evaluator = createLocalEvaluator({ ...subject, network, batchSize: 4 }, compositing);
  const open = tf.memory().numTensors;
  await evaluator.evaluate(sets.slice(0, 3));
  await evaluator.evaluate(sets.slice(3, 5));
  expect(tf.memory().numTensors).toBe(open);
  evaluator.dispose();
  await inspectSets({ ...subject, network }, sets.slice(0, 2));
  await classify(network, subject.picture, subject.preprocess);
  expect(tf.memory().numTensors).toBe(before);
});

test('more sets than a batch holds are refused', async () => {
  const evaluator = createLocalEvaluator({ ...subject, network, batchSize: 2 });
  await expect(evaluator.evaluate(sets.slice(0, 3))).rejects.toMatchObject({ failure: { kind: 'internal' } });
  evaluator.dispose();
});

describe('a device that fails silently', () => {
  /** The tiny network with its answer spoilt whenever the batch is longer than one, as an oversized GPU batch is. */
  function spoilt(scale: number): Network {
    const spoil = (x: tf.Tensor) => (x.shape[0] > 1 ? tf.mul(x, scale) : tf.clone(x));
    const node = {
      id: 'spoilt',
      kind: 'opaque',
      origin: { name: 'spoilt', op: 'Spoil' },
      inputs: [network.output],
      run: ([x]: readonly tf.Tensor[]) => spoil(x!),
      shapeAfter: ([shape]: readonly (readonly number[])[]) => shape!,
    } as const;
    const nodes = [...network.nodes, node];
    return { ...network, nodes, byId: new Map(nodes.map((one) => [one.id, one])), output: 'spoilt' };
  }

  test.each([0, Number.NaN])('is noticed by the whole picture in the batch (× %d)', async (scale) => {
    const evaluator = createLocalEvaluator({ ...subject, network: spoilt(scale), batchSize: 4 }, 'device');
    await expect(evaluator.evaluate(sets.slice(0, 2))).rejects.toMatchObject({
      failure: { kind: 'wrong-result', backend: 'cpu' },
    });
    evaluator.dispose();
  });

  test('a sound one is not suspected', async () => {
    const evaluator = createLocalEvaluator({ ...subject, network: spoilt(1), batchSize: 4 }, 'device');
    expectClose(pairsOf(await evaluator.evaluate(sets.slice(0, 3))), (await oneByOne()).slice(0, 3));
    evaluator.dispose();
  });
});

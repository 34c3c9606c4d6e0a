import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet } from '../../core/regions/regionSet.ts';
import type { Network } from '../../network/graph.ts';
import type * as MaskedBatches from './maskedBatches.ts';
import { paddedEvaluator } from './paddedEvaluator.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from './tinyNetwork.fixture.ts';

const subject = {
  picture: tinyPicture(),
  preprocess: tinyPreprocess,
  grid: { rows: 3, cols: 4 },
  footprint: 'tent',
  baseline: { kind: 'black', rgb: [0, 0, 0] },
  target: 2,
} as const;
const sets = (count: number) => Array.from({ length: count }, (_, i) => BigInt(i * 31 + 1) as RegionSet);

let everythingIsHidden = false;
vi.mock('./maskedBatches.ts', async (original) => {
  const real = await original<typeof MaskedBatches>();
  return {
    createMaskedBatches(...asked: Parameters<typeof real.createMaskedBatches>) {
      const batches = real.createMaskedBatches(...asked);
      const make = (list: readonly RegionSet[]) => batches.make(everythingIsHidden ? list.map(() => emptySet) : list);
      return { ...batches, make };
    },
  };
});

let clock = 0;
let network: Network;
/** Pictures in every pass so far. */
let passes: number[];

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  network = tinyNetwork();
  passes = [];
  everythingIsHidden = false;
});
afterEach(() => {
  network.dispose();
  vi.restoreAllMocks();
});

/** The tiny network, noting its passes, each of which takes some time to start and some for every picture. */
function taking(msPerPass: number, msPerPicture: number): Network {
  const node = {
    id: 'slow',
    kind: 'opaque',
    origin: { name: 'slow', op: 'Slow' },
    inputs: [network.output],
    run: ([x]: readonly tf.Tensor[]) => {
      passes.push(x!.shape[0]);
      clock += msPerPass + msPerPicture * x!.shape[0];
      return tf.clone(x!);
    },
    shapeAfter: ([shape]: readonly (readonly number[])[]) => shape!,
  } as const;
  const nodes = [...network.nodes, node];
  return { ...network, nodes, byId: new Map(nodes.map((one) => [one.id, one])), output: 'slow' };
}

test('lists are padded to a full batch or to a quarter of one', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(0, 0) }, 'device', 33);
  for (const count of [32, 9, 8, 1]) expect(await evaluator.evaluate(sets(count))).toHaveLength(2 * count);
  expect(passes).toEqual([1, 33, 33, 9, 9]);
  evaluator.dispose();
});

test('a fast device keeps the full batch', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(2, 1) }, 'device', 33);
  await evaluator.warm();
  expect(evaluator.batchSize).toBe(32);
  expect(passes).toEqual([1, 1, 1, 33, 33, 33, 9]);
  evaluator.dispose();
});

test('a slower one takes the batch that lasts 100 ms, and the next picture finds it', async () => {
  const slow = taking(10, 7);
  const first = paddedEvaluator({ ...subject, network: slow }, 'device', 33);
  await first.warm();
  expect(first.batchSize).toBe(8);
  expect(passes).toEqual([1, 1, 1, 33, 33, 33, 9, 3]);
  first.dispose();
  passes = [];
  const second = paddedEvaluator({ ...subject, network: slow }, 'device', 33);
  expect(second.batchSize).toBe(8);
  await second.warm();
  expect(passes).toEqual([]);
  second.dispose();
});

test('a very slow one is never given the full batch', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(0, 150) }, 'device', 33);
  await evaluator.warm();
  expect(evaluator.batchSize).toBe(4);
  expect(Math.max(...passes)).toBe(5);
  evaluator.dispose();
});

test('pictures put together wrongly are noticed by the whole one', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(0, 0) }, 'device', 5);
  everythingIsHidden = true;
  await expect(evaluator.evaluate(sets(2))).rejects.toMatchObject({ failure: { kind: 'wrong-result' } });
  evaluator.dispose();
});

test('a size that was asked for is kept', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(0, 150), batchSize: 16 }, 'device', 16);
  await evaluator.warm();
  expect(evaluator.batchSize).toBe(15);
  evaluator.dispose();
});

test('scores are the same before and after warming, and with several batches under way', async () => {
  const evaluator = paddedEvaluator({ ...subject, network: taking(10, 7) }, 'device', 33);
  const before = await evaluator.evaluate(sets(8));
  await evaluator.warm();
  const tensors = tf.memory().numTensors;
  const together = await Promise.all(sets(8).map((set) => evaluator.evaluate([set])));
  together.forEach((pair, i) => {
    expect(pair[0]).toBeCloseTo(before[2 * i]!, 6);
    expect(pair[1]).toBeCloseTo(before[2 * i + 1]!, 6);
  });
  expect(tf.memory().numTensors).toBe(tensors);
  await expect(evaluator.evaluate(new Array<RegionSet>(9).fill(fullSet(12)))).rejects.toMatchObject({
    failure: { kind: 'internal' },
  });
  evaluator.dispose();
});

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import type { Network } from '../../network/graph.ts';
import { chooseBatchSize, costOf } from './batchSize.ts';
import { TINY_CLASSES, tinyNetwork } from './tinyNetwork.fixture.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test('cost is counted from the graph: weights times places, and the widest activation', () => {
  const network = tinyNetwork();
  // 12 × 14 halved is 6 × 7 places of a 3 × 3 × 3 × 5 kernel, then 5 × classes; the picture itself is widest
  expect(costOf(network)).toEqual({ multiplications: 6 * 7 * 135 + 5 * TINY_CLASSES, widest: 12 * 14 * 3 });
  network.dispose();
});

/** The tiny network as if it were made for larger pictures. */
const madeFor = (network: Network, side: number): Network => ({ ...network, inputShape: [side, side, 3] });

test('light networks go through the processor eight pictures at a time, heavy ones two', () => {
  const network = tinyNetwork();
  expect(chooseBatchSize(madeFor(network, 224), 'wasm', null)).toBe(8);
  expect(chooseBatchSize(madeFor(network, 2000), 'wasm', null)).toBe(2);
  network.dispose();
});

test('a GPU takes 32, or what its largest buffer holds', () => {
  const network = madeFor(tinyNetwork(), 224);
  const picture = 224 * 224 * 3 * 4;
  expect(chooseBatchSize(network, 'webgpu', null)).toBe(32);
  expect(chooseBatchSize(network, 'webgl', null)).toBe(32);
  expect(chooseBatchSize(network, 'webgpu', 10 * picture + 1)).toBe(10);
  expect(chooseBatchSize(network, 'webgpu', 100)).toBe(2);
  network.dispose();
});

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Network } from '../../network/graph.ts';
import { chooseBatchSize, costOf, shrunkToFit } from './batchSize.ts';
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

test('a GPU takes a piece of a search and the canary, or what its largest buffer holds', () => {
  const network = madeFor(tinyNetwork(), 224);
  const picture = 224 * 224 * 3 * 4;
  expect(chooseBatchSize(network, 'webgpu', null)).toBe(33);
  expect(chooseBatchSize(network, 'webgl', null)).toBe(33);
  expect(chooseBatchSize(network, 'webgpu', 10 * picture + 1)).toBe(10);
  expect(chooseBatchSize(network, 'webgpu', 100)).toBe(2);
  network.dispose();
});

test('a batch that takes too long is halved, sets and not canary, until it fits', () => {
  expect(shrunkToFit(33, 99, 100)).toBe(33);
  expect(shrunkToFit(33, 150, 100)).toBe(17);
  expect(shrunkToFit(33, 300, 100)).toBe(9);
  expect(shrunkToFit(33, 1e6, 100)).toBe(5);
});

test('a fitting batch is never larger, and smaller than the time allows only where halving is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.double({ min: 0.1, max: 1e4, noNaN: true }),
      fc.double({ min: 1, max: 1e3, noNaN: true }),
      (size, ms, limit) => {
        const fitting = shrunkToFit(size, ms, limit);
        expect(fitting).toBeLessThanOrEqual(size);
        expect(fitting).toBeGreaterThanOrEqual(Math.min(size, 5));
        if (fitting > 5) expect((ms * fitting) / size).toBeLessThanOrEqual(limit);
        if (fitting < size) expect((ms * 2 * fitting) / size).toBeGreaterThan(limit);
      },
    ),
  );
});

import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradientCard } from '../../../core/methods/gradient/gradient.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor } from '../method.fixture.ts';
import { inParts, take } from './parts.ts';
import { pixelResult, sumOfChannels } from './pixelResult.ts';

let network: Network;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
});
afterAll(() => {
  network.dispose();
});

test('two outliers among two hundred pixels do not darken the others, and raw keeps them', () => {
  const context = contextFor(network, { picture: { width: 20, height: 10, rgb: new Uint8ClampedArray(600) } });
  const values = Float32Array.from({ length: 200 }, (_, i) => (i - 80) / 100);
  values[10] = 1e6;
  values[11] = -1e6;
  const raw = { width: 20, height: 10, signed: true, values };
  const passes = { forwards: 1, backwards: 1 };
  const result = pixelResult({ card: gradientCard, context, options: {}, raw, passes, started: 0 });
  expect(result.raw).toBe(raw);
  expect(result.map!.values[10]).toBe(1);
  expect(result.map!.values[199]).toBe(1);
  expect(result.map!.values[140]).toBeCloseTo(0.6 / 1.19, 5);
  expect(result.map!.values[11]).toBe(0);
  context.input.dispose();
});

test('the three channels of a pixel are added up', () => {
  const map = sumOfChannels([1, 2, 3, -4, 5, 6], { width: 2, height: 1 }, true);
  expect(map).toEqual({ width: 2, height: 1, signed: true, values: Float32Array.of(6, 7) });
});

test('parts keep the order, leave nothing out, and are smaller for larger pictures', () => {
  const items = Array.from({ length: 37 }, (_, i) => i);
  const lengths = (height: number, width: number): number[] => {
    const like = tf.zeros<tf.Rank.R4>([1, height, width, 3]);
    const parts = [...inParts(items, like)];
    like.dispose();
    expect(parts.flat()).toEqual(items);
    return parts.map((part) => part.length);
  };
  expect(lengths(8, 8)).toEqual([16, 16, 5]);
  expect(lengths(112, 112)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 1]);
  expect(new Set(lengths(500, 500))).toEqual(new Set([1]));
});

test('taken numbers leave no tensor', async () => {
  const before = tf.memory().numTensors;
  expect([...(await take(tf.tensor1d([1, 2])))]).toEqual([1, 2]);
  expect(tf.memory().numTensors).toBe(before);
});

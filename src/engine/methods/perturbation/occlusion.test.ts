import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { linearNetwork, unevenNumbers } from './linearNetwork.fixture.ts';
import { occlusion } from './occlusion.ts';

const SIDE = 8;
const weights = [0.3, 0.7, 1.1].map((seed) => unevenNumbers(SIDE * SIDE * 3, seed));
let network: Network;
let context: MethodContext;
let x: Float32Array;
beforeAll(async () => {
  await useBackend('cpu');
  network = linearNetwork([SIDE, SIDE], weights, [2, -1, 0.5]);
  context = contextFor(network);
  x = await context.input.data<'float32'>();
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

/** In pixels of 224: one pixel of eight. */
const PIXEL = 28;

/** Per pixel, the sum over channels of weight times what hiding takes away. */
const taken = (weight: Float32Array, base: (at: number) => number): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, pixel) =>
    [0, 1, 2].reduce((sum, channel) => {
      const at = 3 * pixel + channel;
      return sum + weight[at]! * (x[at]! - base(at));
    }, 0),
  );

const meanColour = (at: number) => {
  const channel = Array.from({ length: SIDE * SIDE }, (_, pixel) => x[3 * pixel + (at % 3)]!);
  return channel.reduce((sum, value) => sum + value, 0) / channel.length;
};

test('a linear score, windows of one pixel, baseline 0: the map is picture times weight', async () => {
  const { result } = await runMethod(occlusion, context, { window: PIXEL, stride: PIXEL, baseline: 'zero' });
  taken(weights[1]!, () => 0).forEach((expected, pixel) => {
    expect(result.raw.values[pixel]).toBeCloseTo(expected, 5);
  });
});

test('a linear score, any window: every pixel has the mean over its windows of Σ w (x − b)', async () => {
  const { result } = await runMethod(occlusion, context, { window: 3 * PIXEL, stride: 2 * PIXEL, baseline: 'mean' });
  const parts = taken(weights[1]!, meanColour);
  const starts = [0, 2, 4, 5];
  const drop = (top: number, left: number) =>
    parts.reduce((sum, part, pixel) => {
      const [y, x0] = [Math.floor(pixel / SIDE), pixel % SIDE];
      return y >= top && y < top + 3 && x0 >= left && x0 < left + 3 ? sum + part : sum;
    }, 0);
  result.raw.values.forEach((value, pixel) => {
    const [y, x0] = [Math.floor(pixel / SIDE), pixel % SIDE];
    const drops = starts
      .filter((top) => y >= top && y < top + 3)
      .flatMap((top) => starts.filter((left) => x0 >= left && x0 < left + 3).map((left) => drop(top, left)));
    expect(value).toBeCloseTo(drops.reduce((sum, one) => sum + one, 0) / drops.length, 4);
  });
  expect(result.provenance).toMatchObject({ method: 'occlusion', forwards: 17, backwards: 0, completeness: null });
});

test('a window as large as the picture gives the whole difference everywhere', async () => {
  const { result, snapshots } = await runMethod(occlusion, context, { window: 224, baseline: 'black' });
  const whole = taken(weights[1]!, () => -1).reduce((sum, part) => sum + part, 0);
  for (const value of result.raw.values) expect(value).toBeCloseTo(whole, 4);
  expect(snapshots).toHaveLength(1);
  expect(result.provenance.forwards).toBe(2);
});

test('hiding what looks like the baseline already changes nothing', async () => {
  const plain = { width: SIDE, height: SIDE, rgb: new Uint8ClampedArray(SIDE * SIDE * 3).fill(90) };
  const input = tf.fill<tf.Rank.R4>([1, SIDE, SIDE, 3], 90 / 127.5 - 1);
  const { result } = await runMethod(occlusion, { ...context, picture: plain, input }, { baseline: 'mean' });
  input.dispose();
  for (const value of result.raw.values) expect(Math.abs(value)).toBeLessThan(1e-4);
});

test('the lead over another class is the difference of the two maps', async () => {
  const options = { window: 2 * PIXEL, stride: PIXEL };
  const against = await runMethod(occlusion, { ...context, target: classTarget(1, 2) }, options);
  const one = await runMethod(occlusion, context, options);
  const other = await runMethod(occlusion, { ...context, target: classTarget(2) }, options);
  against.result.raw.values.forEach((value, i) => {
    expect(value).toBeCloseTo(one.result.raw.values[i]! - other.result.raw.values[i]!, 4);
  });
});

test('by confidence a drop is never larger than 1', async () => {
  const { result } = await runMethod(occlusion, context, { window: 2 * PIXEL, stride: PIXEL, score: 'confidence' });
  for (const value of result.raw.values) expect(Math.abs(value)).toBeLessThanOrEqual(1);
});

test('the map fills in batch by batch', async () => {
  const { snapshots, result } = await runMethod(occlusion, context, { window: PIXEL, stride: PIXEL });
  expect(snapshots.map(({ step, steps }) => [step, steps])).toEqual(
    Array.from({ length: 8 }, (_, i) => [8 * (i + 1), 64]),
  );
  expect(snapshots[0]!.raw.values.slice(8).every((value) => value === 0)).toBe(true);
  expect(snapshots.at(-1)!.raw).toEqual(result.raw);
});

test('it leaves nothing behind, whether the reader stays or goes', async () => {
  await expectNoLeak(occlusion, context, { window: 2 * PIXEL, stride: 2 * PIXEL });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { extremalPerturbation } from './extremalPerturbation.ts';
import { linearNetwork } from './linearNetwork.fixture.ts';

const SIDE = 20;
/** A tenth of the picture, above the middle: half of all views are mirrored, so evidence at one side counts at both. */
const inSquare = (pixel: number) => {
  const [y, x] = [Math.floor(pixel / SIDE), pixel % SIDE];
  return y >= 2 && y < 9 && x >= 7 && x < 13;
};
const evidence = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => (inSquare(Math.floor(i / 3)) ? 0.1 : 0));
let network: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  network = linearNetwork([SIDE, SIDE], [new Float32Array(evidence.length), evidence]);
  const white = { width: SIDE, height: SIDE, rgb: new Uint8ClampedArray(evidence.length).fill(255) };
  context = contextFor(network, { picture: white });
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

const share = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const shareInSquare = (values: Float32Array) =>
  values.filter((_, pixel) => inSquare(pixel)).reduce((sum, value) => sum + value, 0) / 42;

test.each(['preserved', 'deleted', 'both'])(
  '%s: the region covers its area and lies on the evidence',
  async (variant) => {
    const options = { variant, perturbation: 'faded', area: 0.1, iterations: 120 };
    const { raw, map, provenance } = await runMethod(extremalPerturbation, context, options).then((run) => run.result);
    expect(Math.abs(share(raw.values) - 0.1)).toBeLessThan(0.02);
    expect(shareInSquare(raw.values)).toBeGreaterThan(0.4);
    expect([raw.width, raw.height, raw.signed]).toEqual([SIDE, SIDE, extremalPerturbation.card.signed]);
    expect(Math.max(...map!.values)).toBe(1);
    const passes = variant === 'both' ? 240 : 120;
    expect(provenance).toMatchObject({ forwards: passes, backwards: passes });
  },
);

test('several areas are searched side by side and added up, and smoothed where asked', async () => {
  const options = { areas: '2.5, 5, 10 and 20 %', perturbation: 'faded', iterations: 3 };
  const { snapshots, result } = await runMethod(extremalPerturbation, context, options);
  expect(Math.max(...result.raw.values)).toBeGreaterThan(3);
  expect(snapshots.map(({ step, steps }) => [step, steps])).toEqual([1, 2, 3].map((step) => [step, 3]));
  expect(snapshots.at(-1)!.raw).toEqual(result.raw);
  expect(result.provenance.forwards).toBe(12);
  const smooth = await runMethod(extremalPerturbation, context, { ...options, smoothing: 0.09 });
  expect(share(smooth.result.raw.values)).toBeCloseTo(share(result.raw.values), 1);
  const range = (values: Float32Array) => Math.max(...values) - Math.min(...values);
  expect(range(smooth.result.raw.values)).toBeLessThan(range(result.raw.values));
});

test('nothing is left to chance', async () => {
  const rawOf = async (seed: number) =>
    (await runMethod(extremalPerturbation, { ...context, seed }, { iterations: 3 })).result.raw;
  expect(await rawOf(1)).toEqual(await rawOf(2));
});

test('it leaves nothing behind, whether the reader stays or goes', async () => {
  await expectNoLeak(extremalPerturbation, context, { iterations: 2, variant: 'both' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { linearNetwork } from './linearNetwork.fixture.ts';
import { meaningfulPerturbation } from './meaningfulPerturbation.ts';

const SIDE = 14;
const isCorner = (pixel: number) => Math.floor(pixel / SIDE) < SIDE / 2 && pixel % SIDE < SIDE / 2;
const corner = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => (isCorner(Math.floor(i / 3)) ? 0.01 : 0));
let network: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  network = linearNetwork([SIDE, SIDE], [corner.map((weight) => -weight), corner]);
  const white = { width: SIDE, height: SIDE, rgb: new Uint8ClampedArray(corner.length).fill(255) };
  context = contextFor(network, { picture: white });
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

const options = { cells: 7, iterations: 40, baseline: 'black', area: 0.01 };

test('what the class goes by is removed, the rest is kept', async () => {
  const { raw, map } = (await runMethod(meaningfulPerturbation, context, options)).result;
  expect([raw.width, raw.height, raw.signed]).toEqual([7, 7, meaningfulPerturbation.card.signed]);
  expect(raw.values[0]).toBeGreaterThan(0.5);
  expect(raw.values[8]).toBeGreaterThan(0.5);
  expect(raw.values[48]).toBeLessThan(0.1);
  for (const value of raw.values) expect(value >= 0 && value <= 1).toBe(true);
  expect(Math.max(...map!.values)).toBe(1);
});

test('where a small area weighs more than the score can fall, the mask stays at ones', async () => {
  const { raw, map } = (await runMethod(meaningfulPerturbation, context, { ...options, area: 10 })).result;
  // Adam's first step is as long whatever the slope; every later one leads back.
  expect(Math.max(...raw.values)).toBeLessThan(0.15);
  const flat = linearNetwork([SIDE, SIDE], [new Float32Array(corner.length), new Float32Array(corner.length)]);
  const unmoved = await runMethod(meaningfulPerturbation, { ...context, network: flat }, options);
  flat.dispose();
  expect(Math.max(...unmoved.result.raw.values)).toBe(0);
  expect(unmoved.result.map).toBeNull();
  expect(map === null || Math.max(...map.values) === 1).toBe(true);
});

test('a snapshot and a pass each way per iteration, the last of which is the result', async () => {
  const { snapshots, result } = await runMethod(meaningfulPerturbation, context, { ...options, iterations: 5 });
  expect(snapshots.map(({ step, steps }) => [step, steps])).toEqual([1, 2, 3, 4, 5].map((step) => [step, 5]));
  expect(snapshots.at(-1)!.raw).toEqual(result.raw);
  expect(result.provenance).toMatchObject({ forwards: 5, backwards: 5, backend: 'cpu' });
});

test('chance is the seed’s, and without jitter and noise there is none', async () => {
  const rawOf = async (seed: number, given: Record<string, number>) => {
    const all = { ...options, iterations: 6, jitter: 0, ...given };
    return (await runMethod(meaningfulPerturbation, { ...context, seed }, all)).result.raw;
  };
  expect(await rawOf(1, { noise: 0.3 })).toEqual(await rawOf(1, { noise: 0.3 }));
  expect(await rawOf(1, { noise: 0.3 })).not.toEqual(await rawOf(2, { noise: 0.3 }));
  expect(await rawOf(1, { jitter: 16 })).toEqual(await rawOf(1, { jitter: 16 }));
  expect(await rawOf(1, {})).toEqual(await rawOf(2, {}));
});

test.each(['blur', 'median', 'mean', 'zero', 'black'])('a white picture before %s', async (baseline) => {
  const { raw } = (await runMethod(meaningfulPerturbation, context, { ...options, iterations: 20, baseline })).result;
  // Blurred, filtered or averaged, white is white: nothing that is removed changes anything.
  const changes = baseline === 'zero' || baseline === 'black';
  if (changes) expect(Math.max(...raw.values)).toBeGreaterThan(0.5);
  else expect(Math.max(...raw.values)).toBeLessThan(0.2);
});

test('it leaves nothing behind, whether the reader stays or goes', async () => {
  await expectNoLeak(meaningfulPerturbation, context, { cells: 4, iterations: 2, noise: 0.1 });
});

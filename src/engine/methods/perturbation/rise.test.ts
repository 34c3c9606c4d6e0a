import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { linearNetwork } from './linearNetwork.fixture.ts';
import { rise } from './rise.ts';

const SIDE = 12;

/** Class 1 goes by the upper left quarter, class 0 by nothing. */
const corner = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
  const pixel = Math.floor(i / 3);
  return Math.floor(pixel / SIDE) < SIDE / 2 && pixel % SIDE < SIDE / 2 ? 0.02 : 0;
});
let network: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  network = linearNetwork([SIDE, SIDE], [new Float32Array(corner.length), corner]);
  const white = { width: SIDE, height: SIDE, rgb: new Uint8ClampedArray(corner.length).fill(255) };
  context = contextFor(network, { picture: white, target: classTarget(1, 0) });
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

const meanOver = (values: Float32Array, inside: boolean) => {
  const chosen = values.filter((_, pixel) => corner[3 * pixel]! > 0 === inside);
  return chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
};

test('what the class goes by stands out, and the map runs from 0 to 1', async () => {
  const { result } = await runMethod(rise, context, { masks: 300, cells: 4 });
  expect(meanOver(result.map!.values, true)).toBeGreaterThan(meanOver(result.map!.values, false) + 0.1);
  expect(Math.min(...result.map!.values)).toBe(0);
  expect(Math.max(...result.map!.values)).toBe(1);
  expect(Math.min(...result.raw.values)).toBeGreaterThan(0);
  expect(result.provenance).toMatchObject({ method: 'rise', forwards: 300, backwards: 0, seed: 1 });
});

test('snapshots converge to the result', async () => {
  const { snapshots, result } = await runMethod(rise, context, { masks: 400, cells: 4 });
  const distance = (step: number) => {
    const { raw } = snapshots.find((snapshot) => snapshot.step >= step)!;
    return Math.max(...raw.values.map((value, i) => Math.abs(value - result.raw.values[i]!)));
  };
  expect(distance(200)).toBeLessThan(distance(16));
  expect(distance(400)).toBe(0);
  expect(snapshots.at(-1)!.steps).toBe(400);
});

test('the seed decides, and nothing else', async () => {
  const rawOf = async (seed: number) => (await runMethod(rise, { ...context, seed }, { masks: 40 })).result.raw.values;
  expect(await rawOf(3)).toEqual(await rawOf(3));
  expect(await rawOf(3)).not.toEqual(await rawOf(4));
});

test('it stops early where halves agree, and not where it is told not to', async () => {
  const eager = await runMethod(rise, context, { masks: 2000, cells: 3, agreement: 0.5 });
  expect(eager.result.provenance.forwards).toBeLessThan(2000);
  expect(eager.result.provenance.forwards).toBeGreaterThanOrEqual(128);
  expect(eager.result.provenance.options['agreement']).toBe(0.5);
  const thorough = await runMethod(rise, context, { masks: 300, cells: 3 });
  expect(thorough.result.provenance.forwards).toBe(300);
});

test('scores below 0 lift the raw map, and its order stays', async () => {
  const options = { masks: 200, cells: 4, score: 'logit' };
  const { raw, map } = (await runMethod(rise, { ...context, target: classTarget(0, 1) }, options)).result;
  expect(Math.min(...raw.values)).toBe(0);
  expect(raw.signed).toBe(rise.card.signed);
  // Against the class that goes by the corner, everything else speaks for class 0.
  expect(meanOver(map!.values, false)).toBeGreaterThan(meanOver(map!.values, true) + 0.3);
});

test('a score that nothing changes shows the chance of the masks alone', async () => {
  const nothing = linearNetwork([SIDE, SIDE], [new Float32Array(corner.length), new Float32Array(corner.length)]);
  const { raw } = (await runMethod(rise, { ...context, network: nothing, target: classTarget(1) }, { masks: 200 }))
    .result;
  nothing.dispose();
  // Confidence ½ everywhere: mean(M) ÷ p · ½, to five standard errors.
  for (const value of raw.values) expect(Math.abs(value - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(200));
});

test('it leaves nothing behind, whether the reader stays or goes', async () => {
  await expectNoLeak(rise, context, { masks: 20 });
});

import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MethodOptions } from '../../../core/methods/methodCard.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { inputTensor } from '../../inputTensor.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { Method, MethodContext } from '../method.ts';
import { scoreOf } from '../score.ts';
import { optimisedMethods } from './methods.ts';

let network: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
  const picture = tinyPicture();
  const input = inputTensor(picture, tinyPreprocess);
  context = contextFor(network, { picture, preprocess: tinyPreprocess, input });
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

/** Little smoothing, so that the tiny network's small slopes move the mask. */
const options: MethodOptions = { size: 7, iterations: 3, steps: 4, area: 0.01, smoothness: 0.01, baseline: 'black' };
const named = optimisedMethods.map((method) => [method.card.name, method] as const);
/** Cells of a mask of 7 × 7 at which slopes are compared. */
const probes = [0, 5, 9, 16, 21, 24, 30, 33, 38, 42, 48];
const methodCalled = (id: string): Method => optimisedMethods.find(({ card }) => card.id === id)!;

describe.each(named)('%s', (_, method) => {
  test('shows the mask after every iteration, the last of which is the result', async () => {
    const { snapshots, result } = await runMethod(method, context, options);
    const steps = snapshots.map(({ step }) => step);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect([...new Set(steps)].filter((step) => step > 0)).toEqual(
      Array.from({ length: steps.at(-1)! }, (__, i) => i + 1),
    );
    expect(snapshots.every((one) => one.steps === 3)).toBe(true);
    expect(result.raw).toEqual(snapshots.at(-1)!.raw);
  });

  test('importance is 0 to 1 at mask size, the map 0 to 1 at picture size', async () => {
    const { raw, map, provenance } = (await runMethod(method, context, options)).result;
    expect(raw).toMatchObject({ width: 7, height: 7, signed: false });
    for (const value of raw.values) expect(value >= 0 && value <= 1).toBe(true);
    expect(Math.max(...raw.values)).toBeGreaterThan(0);
    expect([map!.width, map!.height]).toEqual([14, 12]);
    expect(Math.max(...map!.values)).toBe(1);
    expect(provenance).toMatchObject({ method: method.card.id, backend: 'cpu', completeness: null });
    expect(provenance.options).toMatchObject({ size: 7, steps: 4, noise: 0 });
    expect(provenance.backwards % 4).toBe(0);
    expect(provenance.forwards).toBeGreaterThan(provenance.backwards);
  });

  test('comes out the same every time, with noise from the same seed too', async () => {
    const run = async (seed: number, noise: number) =>
      (await runMethod(method, { ...context, seed }, { ...options, iterations: 2, noise })).result.raw;
    expect(await run(1, 0)).toEqual(await run(2, 0));
    const noisy = await run(1, 0.3);
    expect(await run(1, 0.3)).toEqual(noisy);
    expect(await run(2, 0.3)).not.toEqual(noisy);
  });

  test('explains a logit, the lead over another class, and a node', async () => {
    const few = { ...options, iterations: 1 };
    const plain = (await runMethod(method, context, few)).result.raw;
    for (const given of [{ target: classTarget(1, 2) }, { target: { kind: 'node', node: 'relu' } as const }]) {
      const { raw } = (await runMethod(method, { ...context, ...given }, few)).result;
      expect(raw).not.toEqual(plain);
      expect(raw.values.every(Number.isFinite)).toBe(true);
    }
    expect((await runMethod(method, context, { ...few, score: 'logit' })).result.raw).not.toEqual(plain);
  });

  test.each([56, 224])('takes masks of %i cells per side, finer than the picture', async (size) => {
    const { raw } = (await runMethod(method, context, { ...options, size, iterations: 1 })).result;
    expect([raw.width, raw.height]).toEqual([size, size]);
    expect(Math.max(...raw.values)).toBeGreaterThan(0);
  });

  test('leaves no tensor behind, whether the reader stays or leaves', async () => {
    await expectNoLeak(method, context, { ...options, iterations: 1, noise: 0.1 });
  });
});

describe.each([
  ['i-gos-plus', 1],
  ['i-gos-plus-plus', 2],
] as const)('%s', (id, masks) => {
  const method = methodCalled(id);

  test('a first step with momentum goes down the published slope, to 2 per cent', async () => {
    // Rates are for 28 × 28 cells: sixteen times as many as here.
    const rate = 1;
    const free = { area: 0, smoothness: 0, search: 'momentum', rate: 16 * rate, iterations: 1, size: 7, steps: 2 };
    const { raw } = (await runMethod(method, context, { ...options, ...free })).result;
    const slope = await publishedSlopes(masks, 2);
    const kept = (place: number) => slope.reduce((product, g) => product * Math.min(1, 1 - rate * g[place]!), 1);
    const largest = Math.max(...raw.values);
    expect(largest).toBeGreaterThan(1e-4);
    probes.forEach((cell, place) => {
      expect(Math.abs(raw.values[cell]! - (1 - kept(place)))).toBeLessThan(0.02 * largest);
    });
  });

  test.each([{ edges: 'as released' }, { edges: 'ignored' }, { search: 'momentum', rate: 3 }])(
    '%o makes another map',
    async (change) => {
      const strong = { ...options, iterations: 2, smoothness: 1 };
      const plain = (await runMethod(method, context, strong)).result.raw;
      expect((await runMethod(method, context, { ...strong, ...change })).result.raw).not.toEqual(plain);
    },
  );
});

test.each(named)('%s judged on one picture costs fewer forward passes', async (_, method) => {
  const [plain, judged] = [
    await runMethod(method, context, { ...options, iterations: 1 }),
    await runMethod(method, context, { ...options, iterations: 1, search: 'one picture' }),
  ];
  expect(judged.result.provenance.forwards).toBeLessThan(plain.result.provenance.forwards);
  expect(judged.result.provenance.backwards).toBe(plain.result.provenance.backwards);
});

/**
 * Slopes of the four (or two) scores at masks of ones, by finite differences of pictures mixed in plain numbers
 * (attribution.md §B.2): `½ (dD1 − dI1 + dD2)` and `½ (dD1 − dI1 − dI2)`, or `dD − dI`.
 */
async function publishedSlopes(masks: 1 | 2, steps: number): Promise<number[][]> {
  const { input, picture } = context;
  const shown = await input.data<'float32'>();
  const black = { ...picture, rgb: new Uint8ClampedArray(picture.rgb.length) };
  const hiddenInput = inputTensor(black, tinyPreprocess);
  const hidden = await hiddenInput.data<'float32'>();
  const score = scoreOf(network, context.target, 'confidence');
  const integrated = async (from: Float32Array, to: Float32Array, cell: number, h: number) => {
    const bump = bumpOf(cell, 7, picture.height, picture.width);
    let sum = 0;
    for (let q = 1; q <= steps; q++) {
      const mixed = from.map((low, i) => low + (q / steps) * (1 - h * bump[Math.floor(i / 3)]!) * (to[i]! - low));
      const scored = tf.tidy(() => score.value(tf.tensor4d(mixed, input.shape)));
      sum += (await scored.data())[0]! / steps;
      scored.dispose();
    }
    return sum;
  };
  const h = 1 / 256;
  const slope = async (from: Float32Array, to: Float32Array, cell: number) =>
    ((await integrated(from, to, cell, -h)) - (await integrated(from, to, cell, h))) / (2 * h);
  const slopes = Array.from({ length: masks }, (): number[] => []);
  for (const cell of probes) {
    const [deletion, insertion] = [await slope(hidden, shown, cell), await slope(shown, hidden, cell)];
    if (masks === 1) slopes[0]!.push(deletion - insertion);
    else {
      slopes[0]!.push((deletion - insertion + deletion) / 2);
      slopes[1]!.push((deletion - insertion - insertion) / 2);
    }
  }
  hiddenInput.dispose();
  return slopes;
}

/** How much a cell of a mask counts at every pixel. */
function bumpOf(cell: number, side: number, height: number, width: number): number[] {
  const tent = (pixel: number, pixels: number, centre: number) =>
    Math.max(0, 1 - Math.abs((pixel * (side - 1)) / (pixels - 1) - centre));
  return Array.from(
    { length: height * width },
    (_, i) => tent(Math.floor(i / width), height, Math.floor(cell / side)) * tent(i % width, width, cell % side),
  );
}

/**
 * Heat maps are those of PyTorch's automatic differentiation (`training/maps.py`), on a network that ships.
 *
 * Float32 on both sides, sums in another order: within 1e-4 of a map's largest value.
 */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import type { HeatMap } from '../src/core/maps/heatMap.ts';
import { classTarget } from '../src/core/methods/target.ts';
import { runMethod } from '../src/engine/methods/method.fixture.ts';
import type { Method } from '../src/engine/methods/method.ts';
import { gradCam } from '../src/engine/methods/activation/gradCam.ts';
import { layerCam } from '../src/engine/methods/activation/layerCam.ts';
import { deconvnet } from '../src/engine/methods/gradient/deconvnet.ts';
import { gradient } from '../src/engine/methods/gradient/gradient.ts';
import { guidedBackprop } from '../src/engine/methods/gradient/guidedBackprop.ts';
import { inputXGradient } from '../src/engine/methods/gradient/inputXGradient.ts';
import { saliency } from '../src/engine/methods/gradient/saliency.ts';
import { inputTensor } from '../src/engine/inputTensor.ts';
import { useBackend } from '../src/network/backends.fixture.ts';
import { goldenFile, goldenPicture, shipped, size } from './shipped.fixture.ts';

interface GoldenMaps {
  readonly target: number;
  readonly maps: Readonly<Record<string, readonly number[]>>;
}

const preprocess = { order: 'rgb', scale: 1 / 127.5, mean: [1, 1, 1], std: [1, 1, 1] } as const;

beforeAll(async () => {
  await useBackend('wasm');
});

/** Means over square cells, `cells` to a side. */
function cellMeans({ width, height, values }: HeatMap, cells: number): number[] {
  const side = width / cells;
  const sums = new Array<number>(cells * cells).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor(y / side) * cells + Math.floor(x / side);
      sums[cell] = (sums[cell] ?? 0) + (values[y * width + x] ?? 0) / side ** 2;
    }
  }
  return sums;
}

const cases: readonly (readonly [string, Method, object])[] = [
  ['gradient', gradient, {}],
  ['saliency', saliency, {}],
  ['input-x-gradient', inputXGradient, {}],
  ['guided-backprop', guidedBackprop, {}],
  ['deconvnet', deconvnet, {}],
  ['grad-cam', gradCam, {}],
  ['layer-cam', layerCam, {}],
  ['layer-cam-shallow', layerCam, { layers: ['block2_relu2'] }],
];

test('toyworld: every map is that of PyTorch', async () => {
  const before = tf.memory().numTensors;
  const { target, maps } = goldenFile('toyworld-maps') as GoldenMaps;
  const network = shipped('toyworld');
  const picture = { width: size, height: size, rgb: Uint8ClampedArray.from(goldenPicture(0)) };
  const input = inputTensor(picture, preprocess);
  const context = { network, picture, preprocess, input, target: classTarget(target), seed: 1 };
  for (const [name, method, options] of cases) {
    const expected = maps[name] ?? [];
    const { raw } = (await runMethod(method, context, { ...options })).result;
    const found = cellMeans(raw, Math.sqrt(expected.length));
    const scale = Math.max(...expected.map(Math.abs));
    const gap = Math.max(...found.map((value, cell) => Math.abs(value - (expected[cell] ?? Number.NaN))));
    expect(scale, name).toBeGreaterThan(0);
    expect(gap / scale, name).toBeLessThan(1e-4);
  }
  input.dispose();
  network.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

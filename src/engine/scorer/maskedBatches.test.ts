import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Baseline } from '../../core/regions/baseline.ts';
import { maskOf } from '../../core/regions/footprint.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { emptySet, fullSet } from '../../core/regions/regionSet.ts';
import type { MaskedSubject } from './evaluator.ts';
import { compositingFor, createMaskedBatches } from './maskedBatches.ts';
import { tinyPicture, tinyPreprocess } from './tinyNetwork.fixture.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const grid = { rows: 3, cols: 4 };
const regions = grid.rows * grid.cols;
const anyBaseline = fc.constantFrom<Baseline>(
  { kind: 'black', rgb: [0, 0, 0] },
  { kind: 'mean', rgb: [120.5, 90, 33] },
  { kind: 'blur', sigma: 2 },
);
const anySets = fc
  .array(fc.integer({ min: 0, max: 2 ** regions - 1 }), { minLength: 1, maxLength: 5 })
  .map((list) => list.map((bits) => BigInt(bits) as RegionSet));

const subjectWith = (baseline: Baseline, footprint: 'tent' | 'tile'): MaskedSubject => ({
  picture: tinyPicture(),
  preprocess: tinyPreprocess,
  grid,
  footprint,
  baseline,
});

async function batchOf(subject: MaskedSubject, compositing: 'host' | 'device', sets: readonly RegionSet[]) {
  const batches = createMaskedBatches(subject, compositing);
  const tensor = batches.make(sets);
  const values = await tensor.data<'float32'>();
  const copy = { shape: tensor.shape, values: Float32Array.from(values) };
  tensor.dispose();
  batches.dispose();
  return copy;
}

test('pictures put together on the device equal those of typed arrays to 1e-5', async () => {
  const before = tf.memory().numTensors;
  await fc.assert(
    fc.asyncProperty(
      anyBaseline,
      fc.constantFrom('tent' as const, 'tile' as const),
      anySets,
      async (baseline, footprint, sets) => {
        const subject = subjectWith(baseline, footprint);
        const host = await batchOf(subject, 'host', sets);
        const device = await batchOf(subject, 'device', sets);
        expect(device.shape).toEqual(host.shape);
        const gap = Math.max(...host.values.map((value, i) => Math.abs(value - device.values[i]!)));
        expect(gap).toBeLessThan(1e-5);
      },
    ),
    { numRuns: 40 },
  );
  expect(tf.memory().numTensors).toBe(before);
});

test('a pixel is picture · mask + baseline · (1 − mask), preprocessed, in the order of the network', async () => {
  const rgb = [120.5, 90, 33] as const;
  const subject = subjectWith({ kind: 'mean', rgb }, 'tent');
  const set = 0b1000_0110_0001n as RegionSet;
  const { values } = await batchOf(subject, 'host', [set]);
  const mask = maskOf(grid, 'tent', set, 12, 14);
  const { rgb: picture } = tinyPicture();
  for (const pixel of [0, 17, 83, 167]) {
    for (const channel of [0, 1, 2]) {
      const source = 2 - channel; // the network wants blue first
      const mixed = picture[pixel * 3 + source]! * mask[pixel]! + rgb[source]! * (1 - mask[pixel]!);
      const { scale, mean, std } = tinyPreprocess;
      expect(values[pixel * 3 + channel]).toBeCloseTo((mixed * scale - mean[channel]!) / std[channel]!, 4);
    }
  }
});

test('a second batch does not show through from a longer first one', async () => {
  const batches = createMaskedBatches(subjectWith({ kind: 'black', rgb: [0, 0, 0] }, 'tent'), 'host');
  const long = batches.make([fullSet(regions), fullSet(regions), fullSet(regions)]);
  long.dispose();
  const short = batches.make([emptySet]);
  const alone = await batchOf(subjectWith({ kind: 'black', rgb: [0, 0, 0] }, 'tent'), 'host', [emptySet]);
  expect(Float32Array.from(await short.data())).toEqual(alone.values);
  short.dispose();
});

test('GPUs composite on the device, processors do not', () => {
  expect(['webgpu', 'webgl', 'wasm', 'cpu'].map(compositingFor)).toEqual(['shader', 'device', 'host', 'host']);
});

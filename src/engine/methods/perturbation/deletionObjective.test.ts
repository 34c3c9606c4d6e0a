import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { constantScore, linearScore, sigmoidScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';
import type { DeletionObjective, DeletionProblem } from './deletionObjective.ts';
import { createDeletionObjective } from './deletionObjective.ts';
import { moved } from './jitter.ts';
import { unevenNumbers } from './linearNetwork.fixture.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const size = { width: 11, height: 9 };
const values = (seed: number) => unevenNumbers(size.width * size.height * 3, seed);
const [shown, hidden, evidence] = [values(0.3), values(0.7), values(1.1)];
const weights = { area: 1e-3, smoothness: 0.1, exponent: 3, over: 'sum' } as const;
const still = { dx: 0, dy: 0, noise: null };
const mask = Float32Array.from({ length: 16 }, (_, i) => 0.2 + ((i * 7) % 11) / 14);

async function withObjective(
  make: (weights: tf.Tensor4D) => PictureScore,
  given: Partial<DeletionProblem>,
  use: (objective: DeletionObjective) => Promise<void>,
): Promise<void> {
  const before = tf.memory().numTensors;
  const tensor = tf.tensor4d(evidence, [1, size.height, size.width, 3]);
  await use(
    createDeletionObjective({ score: make(tensor), size, shown, hidden, cells: 4, blur: 1.5, weights, ...given }),
  );
  tensor.dispose();
  expect(tf.memory().numTensors).toBe(before);
}

const view = { dx: 1, dy: -2, noise: values(1.7).map((value) => value / 5) };

test('finite differences agree with the slope, moved and with noise', async () => {
  await withObjective(sigmoidScore, {}, async (objective) => {
    const { gradient } = await objective(mask, view);
    const h = 1 / 64;
    for (const cell of [0, 3, 5, 10, 15]) {
      const up = (await objective(mask.with(cell, mask[cell]! + h), view)).value;
      const down = (await objective(mask.with(cell, mask[cell]! - h), view)).value;
      const measured = (up - down) / (2 * h);
      expect(Math.abs(measured - gradient[cell]!)).toBeLessThan(0.01 * Math.max(Math.abs(measured), 0.05));
    }
  });
});

test('a mask of ones shows the picture and a mask of zeros the baseline, moved alike', async () => {
  const alone = { weights: { ...weights, area: 0, smoothness: 0 } };
  await withObjective(linearScore, alone, async (objective) => {
    const of = (picture: Float32Array) => picture.reduce((sum, value, i) => sum + value * evidence[i]!, 0);
    const at = async (cell: number, dx: number) =>
      (await objective(new Float32Array(16).fill(cell), { dx, dy: 0, noise: null })).value;
    for (const dx of [0, 2]) {
      expect(await at(1, dx)).toBeCloseTo(of(moved(shown, size, dx, 0)), 3);
      expect(await at(0, dx)).toBeCloseTo(of(moved(hidden, size, dx, 0)), 3);
    }
  });
});

test('a constant score leaves the slope of the penalties alone', async () => {
  await withObjective(
    () => constantScore(0.5),
    { weights: { ...weights, smoothness: 0 } },
    async (objective) => {
      const { value, gradient } = await objective(mask, still);
      expect(value).toBeCloseTo(0.5 + 1e-3 * mask.reduce((sum, cell) => sum + 1 - cell, 0), 5);
      for (const g of gradient) expect(g).toBeCloseTo(-1e-3, 7);
      const atOnes = await objective(new Float32Array(16).fill(1), still);
      expect([...atOnes.gradient].every((g) => g === 0)).toBe(true);
    },
  );
});

test('weights of sums are weights of means times the number of cells or pairs', async () => {
  const [area, smoothness] = [0.02, 0.3];
  const slopes: Float32Array[] = [];
  const means = { area: area * 16, smoothness: smoothness * 12, exponent: 3, over: 'mean' } as const;
  for (const given of [{ area, smoothness, exponent: 3, over: 'sum' } as const, means]) {
    await withObjective(sigmoidScore, { weights: given }, async (objective) => {
      slopes.push((await objective(mask, still)).gradient);
    });
  }
  slopes[0]!.forEach((slope, i) => {
    expect(slope).toBeCloseTo(slopes[1]![i]!, 5);
  });
});

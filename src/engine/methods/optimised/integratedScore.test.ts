import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { constantScore, linearScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';
import type { IntegratedScore, Noise } from './integratedScore.ts';
import { createIntegratedScore, wholePart } from './integratedScore.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const [height, width] = [9, 11];
const wave = (length: number, seed: number) => Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * seed));
const picture = (seed: number, size = [height, width] as const) =>
  tf.tensor4d(wave(size[0] * size[1] * 3, seed), [1, size[0], size[1], 3]);
const mask = Float32Array.from({ length: height * width }, (_, i) => 0.2 + ((i * 7) % 11) / 14);

/** Runs `use` on an integrated score of two fixed pictures and frees everything. */
async function withScore(
  make: (weights: tf.Tensor4D) => PictureScore,
  steps: number,
  use: (score: IntegratedScore, tensors: Record<'shown' | 'hidden' | 'weights', Float32Array>) => Promise<void>,
): Promise<void> {
  const before = tf.memory().numTensors;
  const [shown, hidden, weights] = [picture(1.3), picture(2.9), picture(0.7)];
  const score = createIntegratedScore({ score: make(weights), from: hidden, to: shown, steps });
  await use(score, {
    shown: await shown.data<'float32'>(),
    hidden: await hidden.data<'float32'>(),
    weights: await weights.data<'float32'>(),
  });
  score.dispose();
  tf.dispose([shown, hidden, weights]);
  expect(tf.memory().numTensors).toBe(before);
}

/** Mean score and slope over all steps. */
async function mean(score: IntegratedScore, steps: number, at: Float32Array, noise: Noise = null) {
  const total = { value: 0, slope: new Float32Array(at.length) };
  for (const part of score.parts(noise)) {
    const { sum, slope } = await score.sumAndSlope(at, part);
    expect(await score.sum(at, part)).toBeCloseTo(sum, 4);
    total.value += sum / steps;
    slope.forEach((g, i) => (total.slope[i]! += g / steps));
  }
  return total;
}

test('a constant classifier has a slope of exactly 0', async () => {
  await withScore(
    () => constantScore(0.7),
    6,
    async (score) => {
      const { value, slope } = await mean(score, 6, mask);
      expect(value).toBeCloseTo(0.7, 6);
      expect([...slope].every((g) => g === 0)).toBe(true);
    },
  );
});

test('a linear score: value and slope are (S + 1) ÷ 2S of the closed form, noise adds its own score', async () => {
  const steps = 5;
  const noise = wave(steps * height * width * 3, 5.1);
  await withScore(linearScore, steps, async (score, { shown, hidden, weights }) => {
    const share = (steps + 1) / (2 * steps);
    const expected = new Float32Array(mask.length);
    weights.forEach((w, i) => (expected[Math.floor(i / 3)]! += share * w * (shown[i]! - hidden[i]!)));
    const base = weights.reduce((sum, w, i) => sum + w * hidden[i]!, 0);
    const { value, slope } = await mean(score, steps, mask);
    slope.forEach((g, i) => {
      expect(g).toBeCloseTo(expected[i]!, 4);
    });
    expect(value).toBeCloseTo(base + expected.reduce((sum, g, i) => sum + g * mask[i]!, 0), 4);
    const added = noise.reduce((sum, n, i) => sum + (n * weights[i % weights.length]!) / steps, 0);
    const noisy = await mean(score, steps, mask, noise);
    expect(noisy.value).toBeCloseTo(value + added, 4);
    expect(noisy.slope).toEqual(slope);
  });
});

test('the score of the masked picture itself is that of one step', async () => {
  await withScore(linearScore, 1, async (score) => {
    const [only] = [...score.parts(null)];
    expect(only).toEqual(wholePart);
    expect(await score.sum(mask, wholePart)).toBeCloseTo((await mean(score, 1, mask)).value, 6);
  });
});

test('steps that do not fit into one batch are split, what shows most first, each with its own noise', () => {
  const size = [224, 224] as const;
  const [shown, hidden] = [picture(1.3, size), picture(2.9, size)];
  const steps = 3;
  const score = createIntegratedScore({ score: constantScore(0), from: hidden, to: shown, steps });
  const parts = [...score.parts(wave(steps * shown.size, 1))];
  // One at a time on a processor.
  expect(parts.map(({ shares }) => shares.map((share) => Math.round(share * steps)))).toEqual([[3], [2], [1]]);
  expect(parts.map(({ noise }) => noise!.length / shown.size)).toEqual([1, 1, 1]);
  expect(parts[1]!.noise![0]).toBe(wave(steps * shown.size, 1)[shown.size]);
  score.dispose();
  tf.dispose([shown, hidden]);
});

test('of small pictures two go together on a processor', async () => {
  await withScore(
    () => constantScore(0),
    9,
    (score) => {
      expect([...score.parts(null)].map(({ shares }) => shares.length)).toEqual([2, 2, 2, 2, 1]);
      return Promise.resolve();
    },
  );
});

test('a score that fails leaves no tensor behind', async () => {
  const fails = (): never => {
    throw new Error('lost');
  };
  await withScore(
    () => ({ value: fails, valueAndGradient: fails }),
    3,
    async (score) => {
      await expect(score.sum(mask, wholePart)).rejects.toThrow('lost');
      await expect(score.sumAndSlope(mask, wholePart)).rejects.toThrow('lost');
    },
  );
});

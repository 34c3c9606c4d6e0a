import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { axisWeights } from '../../../core/regions/footprint.ts';
import { createIntegratedScore } from './integratedScore.ts';
import type { IntegratedScore } from './integratedScore.ts';
import { regularise } from './maskRegulariser.ts';
import { constantScore, linearScore, sigmoidScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const [height, width] = [9, 11];
const shape = { rows: 3, cols: 4 };
const wave = (length: number, seed: number) => Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * seed));
const picture = (seed: number, size = [height, width] as const) =>
  tf.tensor4d(wave(size[0] * size[1] * 3, seed), [1, size[0], size[1], 3]);
const mask = Float32Array.from({ length: 12 }, (_, i) => 0.2 + ((i * 7) % 11) / 14);

/** Runs `use` on an integrated score of two fixed pictures and frees everything. */
async function withScore<T>(
  make: (weights: tf.Tensor4D) => PictureScore,
  steps: number,
  use: (score: IntegratedScore, tensors: Record<'shown' | 'hidden' | 'weights', Float32Array>) => Promise<T>,
): Promise<T> {
  const before = tf.memory().numTensors;
  const [shown, hidden, weights] = [picture(1.3), picture(2.9), picture(0.7)];
  const score = createIntegratedScore({ score: make(weights), shown, hidden, shape, steps });
  const plain = {
    shown: await shown.data<'float32'>(),
    hidden: await hidden.data<'float32'>(),
    weights: await weights.data<'float32'>(),
  };
  const answer = await use(score, plain);
  score.dispose();
  tf.dispose([shown, hidden, weights]);
  expect(tf.memory().numTensors).toBe(before);
  return answer;
}

test('a constant classifier has a slope of exactly 0', async () => {
  await withScore(
    () => constantScore(0.7),
    6,
    async (score) => {
      const { value, gradient } = await score.valueAndGradient(mask, null);
      expect(value).toBeCloseTo(0.7, 6);
      expect([...gradient].every((g) => g === 0)).toBe(true);
    },
  );
});

test('a linear score: value and slope are (S + 1) ÷ 2S of the closed form', async () => {
  const steps = 5;
  await withScore(linearScore, steps, async (score, { shown, hidden, weights }) => {
    const { value, gradient } = await score.valueAndGradient(mask, null);
    const rows = axisWeights('tent', shape.rows, height);
    const cols = axisWeights('tent', shape.cols, width);
    const slope = new Float64Array(12);
    let base = 0;
    weights.forEach((w, i) => {
      const pixel = Math.floor(i / 3);
      base += w * hidden[i]!;
      for (let cell = 0; cell < 12; cell++) {
        const share = rows[Math.floor(cell / 4)]![Math.floor(pixel / width)]! * cols[cell % 4]![pixel % width]!;
        slope[cell]! += w * (shown[i]! - hidden[i]!) * share * ((steps + 1) / (2 * steps));
      }
    });
    slope.forEach((expected, cell) => {
      expect(gradient[cell]).toBeCloseTo(expected, 4);
    });
    expect(value).toBeCloseTo(base + slope.reduce((sum, g, cell) => sum + g * mask[cell]!, 0), 4);
    expect(await score.value(mask, null)).toBeCloseTo(value, 6);
  });
});

test('finite differences agree with the slope of regulariser + integrated score, noise included', async () => {
  const steps = 4;
  const noise = wave(steps * height * width * 3, 5.1).map((value) => value / 10);
  const weights = { area: 1, smoothness: 20 };
  await withScore(sigmoidScore, steps, async (score) => {
    const objective = async (at: Float32Array) => (await score.value(at, noise)) + regularise(at, shape, weights).value;
    const { gradient } = await score.valueAndGradient(mask, noise);
    const rest = regularise(mask, shape, weights).gradient;
    for (const cell of [0, 3, 5, 8, 11]) {
      const h = 1 / 64;
      const [up, down] = [mask.with(cell, mask[cell]! + h), mask.with(cell, mask[cell]! - h)];
      const measured = ((await objective(up)) - (await objective(down))) / (2 * h);
      const slope = gradient[cell]! + rest[cell]!;
      expect(Math.abs(measured - slope)).toBeLessThan(0.01 * Math.max(Math.abs(slope), 0.1));
    }
  });
});

test('the score of the masked picture itself is the last of the steps', async () => {
  await withScore(linearScore, 1, async (score) => {
    expect(await score.whole(mask)).toBeCloseTo(await score.value(mask, null), 6);
  });
});

test('steps that do not fit into one batch give what one batch gives', async () => {
  const size = [224, 224] as const;
  const weights = tf.tidy(() => tf.mul<tf.Tensor4D>(picture(0.7, size), 1e-3));
  const [shown, hidden] = [picture(1.3, size), picture(2.9, size)];
  const batches: number[] = [];
  const inner = linearScore(weights);
  const counting: PictureScore = {
    ...inner,
    value: (pictures) => {
      batches.push(pictures.shape[0]);
      return inner.value(pictures);
    },
  };
  const steps = 7;
  const score = createIntegratedScore({ score: counting, shown, hidden, shape, steps });
  const value = await score.value(mask, null);
  expect(batches).toEqual([5, 2]);
  let sum = 0;
  for (let q = 1; q <= steps; q++) sum += await score.whole(mask.map((cell) => (cell * q) / steps));
  expect(value).toBeCloseTo(sum / steps, 4);
  expect(score.passed).toEqual({ forwards: 14, backwards: 0 });
  score.dispose();
  tf.dispose([weights, shown, hidden]);
});

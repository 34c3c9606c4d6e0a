import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import { imported, mobilenet } from '../../../network/keras.fixture.ts';
import { tensorNoise } from '../../../network/noise.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import { linearScore } from '../score.fixture.ts';
import { gradient } from './gradient.ts';
import { noisyGradients } from './noisyGradients.ts';
import { gapOf, largest, lastOf, quadraticScore, smallPicture, sumOf } from './numbers.fixture.ts';
import { smoothGrad } from './smoothGrad.ts';
import { smoothGradSquared } from './smoothGradSquared.ts';
import { varGrad } from './varGrad.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const about = { samples: 20, noise: 0.15, seed: 4 };

describe('gradients at noisy pictures', () => {
  test('of a linear score are its weights, without spread', async () => {
    const [weights, input] = [smallPicture(1), smallPicture(2)];
    const { mean, variance, count } = await lastOf(noisyGradients({ score: linearScore(weights), input, ...about }));
    expect(count).toBe(20);
    expect(gapOf(mean, await weights.data())).toBeLessThan(1e-7);
    expect(largest(variance)).toBeLessThan(1e-12);
    tf.dispose([weights, input]);
  });

  test('of a quadratic score have mean w x and variance (w σ)², σ a share of the range', async () => {
    const [weights, input] = [smallPicture(1), smallPicture(2, 3)];
    const samples = 1000;
    const { mean, variance } = await lastOf(
      noisyGradients({ score: quadraticScore(weights), input, ...about, samples }),
    );
    const [w, x] = [await weights.data(), await input.data()];
    const deviation = 0.15 * (Math.max(...x) - Math.min(...x));
    // Five standard errors of a mean, and of a variance of normal numbers.
    w.forEach((weight, i) => {
      const due = Math.abs(weight) * deviation;
      expect(Math.abs(mean[i]! - weight * x[i]!)).toBeLessThan((5 * due) / Math.sqrt(samples));
      expect(Math.abs(variance[i]! - due ** 2)).toBeLessThan(5 * due ** 2 * Math.sqrt(2 / samples));
    });
    tf.dispose([weights, input]);
  });

  test('get the same noise however many go through the network together', async () => {
    // An odd number of values: noise is drawn in pairs.
    const input = tf.tensor4d(tensorNoise([1, 3, 5, 3], 2), [1, 3, 5, 3]);
    const firstBatch = async (samples: number): Promise<number[]> => {
      const batches: tf.Tensor4D[] = [];
      const score = linearScore(input);
      const valueAndGradient = (pictures: tf.Tensor4D) => {
        batches.push(tf.keep(tf.clone(pictures)));
        return score.valueAndGradient(pictures);
      };
      await lastOf(noisyGradients({ score: { ...score, valueAndGradient }, input, ...about, samples }));
      const values = Array.from(await batches[0]!.data());
      tf.dispose(batches);
      return values.slice(0, 3 * input.size);
    };
    const few = await firstBatch(3);
    expect(few.length).toBe(135);
    expect(await firstBatch(16)).toEqual(few);
    input.dispose();
  });
});

describe.each([smoothGrad, smoothGradSquared, varGrad])('$card.name', (method) => {
  test('without noise is what the gradient says', async () => {
    const context = contextFor(await imported(mobilenet(true)));
    const { raw } = (await runMethod(method, context, { noise: 0, samples: 5 })).result;
    const plain = (await runMethod(gradient, context)).result.raw.values;
    if (method === smoothGrad) expect(gapOf(raw.values, plain)).toBeLessThan(1e-6 * largest(plain));
    if (method === varGrad) expect(largest(raw.values)).toBe(0);
    if (method === smoothGradSquared) expect(sumOf(raw.values)).toBeGreaterThan(0);
    context.network.dispose();
    context.input.dispose();
  });

  test('is the same for the same seed and another for another, and leaves no tensor behind', async () => {
    const context = contextFor(await imported(mobilenet(true)));
    const of = async (seed: number) => (await runMethod(method, { ...context, seed }, { samples: 20 })).result;
    const [one, again, other] = [await of(1), await of(1), await of(2)];
    expect(again.raw).toEqual(one.raw);
    expect(gapOf(other.raw.values, one.raw.values)).toBeGreaterThan(1e-4 * largest(one.raw.values));
    expect(one.provenance).toMatchObject({ forwards: 20, backwards: 20, options: { noise: 0.15, score: 'logit' } });
    expect(one.raw.signed).toBe(method.card.signed);
    await expectNoLeak(method, context, { samples: 20 });
    context.network.dispose();
    context.input.dispose();
  });
});

test('SmoothGrad² is the square of SmoothGrad and VarGrad together, channel by channel', async () => {
  const context = contextFor(await imported(mobilenet(true)));
  const [squares, spread] = [
    (await runMethod(smoothGradSquared, context)).result.raw.values,
    (await runMethod(varGrad, context)).result.raw.values,
  ];
  squares.forEach((value, pixel) => {
    expect(value).toBeGreaterThanOrEqual(spread[pixel]! * (1 - 1e-6));
  });
  expect(sumOf(squares)).toBeGreaterThan(sumOf(spread));
  context.network.dispose();
  context.input.dispose();
});

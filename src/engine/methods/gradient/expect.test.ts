import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/seededRandom.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { imported, resnet } from '../../../network/keras.fixture.ts';
import { contextFor, expectNoLeak, noisePicture, plainPreprocess, runMethod } from '../method.fixture.ts';
import { linearScore, sigmoidScore } from '../score.fixture.ts';
import { expectGradients } from './expect.ts';
import { expectedGradients } from './expectedGradients.ts';
import { integrate } from './integrate.ts';
import { gapOf, largest, lastOf, smallPicture, sumOf } from './numbers.fixture.ts';
import { referenceTensor, referenceTensors } from './references.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const sumAfter = async (seed: number, samples: number) => {
  const weights = smallPicture(1, 0.5);
  const input = smallPicture(2);
  const references = [3, 4, 5, 6].map((one) => smallPicture(one));
  const score = sigmoidScore(weights);
  const random = seededRandom(seed);
  const { values } = await lastOf(expectGradients({ score, input, references, samples, random }));
  const scores = await tf.tidy(() => score.value(tf.concat([input, ...references]))).data();
  tf.dispose([weights, input, references]);
  return { sum: sumOf(values), due: scores[0]! - sumOf(scores.slice(1)) / references.length };
};

describe('the expectation', () => {
  test('sums to the score less the mean score of the references, within three standard errors', async () => {
    const runs = [];
    for (let seed = 1; seed <= 20; seed++) runs.push(await sumAfter(seed, 50));
    const sums = runs.map(({ sum }) => sum);
    const mean = sumOf(sums) / sums.length;
    const spread = Math.sqrt(sumOf(sums.map((sum) => (sum - mean) ** 2)) / (sums.length - 1));
    expect(spread).toBeGreaterThan(0);
    expect(Math.abs(mean - runs[0]!.due)).toBeLessThan((3 * spread) / Math.sqrt(sums.length));
  });

  test('with one reference and many points is Integrated Gradients', async () => {
    const [weights, input, reference] = [smallPicture(1, 0.5), smallPicture(2), smallPicture(3)];
    const score = sigmoidScore(weights);
    const one = await lastOf(integrate({ score, input, reference, steps: 64, most: 64 }));
    const random = seededRandom(1);
    const other = await lastOf(expectGradients({ score, input, references: [reference], samples: 1500, random }));
    expect(gapOf(other.values, one.values)).toBeLessThan(0.05 * largest(one.values));
    expect(other.completeness.due).toBeCloseTo(one.completeness!.due, 5);
    tf.dispose([weights, input, reference]);
  });

  test('of a linear score is exact for the references drawn, however few', async () => {
    const [weights, input] = [smallPicture(1), smallPicture(2)];
    const references = [smallPicture(3), smallPicture(4)];
    const steps = expectGradients({
      score: linearScore(weights),
      input,
      references,
      samples: 7,
      random: seededRandom(9),
    });
    const { completeness, drawn } = await lastOf(steps);
    expect(drawn).toBe(7);
    expect(Math.abs(completeness.sum - completeness.due)).toBeLessThan(1e-4);
    tf.dispose([weights, input, references]);
  });
});

describe('references', () => {
  const picture = noisePicture({ inputShape: [8, 8, 3] });

  test('are preprocessed like photographs: black is −1 here and not 0', async () => {
    const values = async (kind: 'black' | 'white' | 'mean') => {
      const tensor = referenceTensor(kind, picture, plainPreprocess);
      const numbers = await tensor.data();
      tensor.dispose();
      return [...new Set(numbers)].map((value) => Math.round(value * 1e4) / 1e4);
    };
    expect(await values('black')).toEqual([-1]);
    expect(await values('white')).toEqual([1]);
    expect((await values('mean')).length).toBe(3);
  });

  test('are ten different ones of the same size, none the picture itself', async () => {
    const tensors = referenceTensors(picture, plainPreprocess, seededRandom(1));
    expect(tensors.length).toBe(10);
    const contents = await Promise.all(tensors.map(async (tensor) => (await tensor.data()).join()));
    expect(new Set(contents).size).toBe(10);
    expect(new Set(tensors.map(({ shape }) => shape.join()))).toEqual(new Set(['1,8,8,3']));
    for (const tensor of tensors) {
      expect(largest(await tensor.data())).toBeLessThanOrEqual(1 + 1e-6);
      tensor.dispose();
    }
  });
});

describe('Expected Gradients', () => {
  test('report what is missing, are repeatable, and leave no tensor behind', async () => {
    const context = contextFor(await imported(resnet(true)));
    const { result } = await runMethod(expectedGradients, context, { samples: 200 });
    const { sum, due } = result.provenance.completeness!;
    expect(sum).toBeCloseTo(sumOf(result.raw.values), 4);
    expect(Math.abs(sum - due)).toBeLessThan(0.3 * Math.abs(due));
    expect(result.provenance).toMatchObject({ forwards: 211, backwards: 200 });
    const again = await runMethod(expectedGradients, context, { samples: 200 });
    expect(again.result.raw).toEqual(result.raw);
    await expectNoLeak(expectedGradients, context, { samples: 20 });
    context.network.dispose();
    context.input.dispose();
  });
});

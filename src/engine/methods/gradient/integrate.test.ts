import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { PictureScore } from '../score.ts';
import { linearScore, sigmoidScore } from '../score.fixture.ts';
import { integrate } from './integrate.ts';
import { integratedGradients } from './integratedGradients.ts';
import { gapOf, lastOf, perPixel, quadraticScore, smallPicture, sumOf } from './numbers.fixture.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

/** The gap after exactly `steps` steps. */
async function gapAfter(score: PictureScore, steps: number): Promise<number> {
  const [input, reference] = [smallPicture(2, 3), smallPicture(3)];
  const { completeness } = await lastOf(integrate({ score, input, reference, steps, most: steps }));
  tf.dispose([input, reference]);
  return Math.abs(completeness!.sum - completeness!.due);
}

describe('the integral', () => {
  test('of a linear score is exact with one step, pixel by pixel', async () => {
    const [weights, input, reference] = [smallPicture(1), smallPicture(2), smallPicture(3)];
    const step = await lastOf(integrate({ score: linearScore(weights), input, reference, steps: 1, most: 256 }));
    const [w, x, none] = [await weights.data(), await input.data(), await reference.data()];
    const expected = perPixel(
      w.map((weight, i) => weight * (x[i]! - none[i]!)),
      sumOf,
    );
    expect(gapOf(step.values, expected)).toBeLessThan(1e-5);
    expect(step).toMatchObject({ steps: 1, passed: 1 });
    tf.dispose([weights, input, reference]);
  });

  test('of a quadratic score is exact with one step too: the midpoint rule is of second order', async () => {
    const [weights, input, reference] = [smallPicture(1), smallPicture(2), smallPicture(3)];
    const step = await lastOf(integrate({ score: quadraticScore(weights), input, reference, steps: 1, most: 1 }));
    const [w, x, none] = [await weights.data(), await input.data(), await reference.data()];
    const expected = perPixel(
      w.map((weight, i) => (weight * (x[i]! ** 2 - none[i]! ** 2)) / 2),
      sumOf,
    );
    expect(gapOf(step.values, expected)).toBeLessThan(1e-5);
    tf.dispose([weights, input, reference]);
  });

  test('misses less with more steps, by a quarter of the gap for twice the steps', async () => {
    const weights = smallPicture(1, 0.3);
    const score = sigmoidScore(weights);
    const gaps = [];
    for (const steps of [8, 16, 32]) gaps.push(await gapAfter(score, steps));
    expect(gaps[0]).toBeGreaterThan(1e-5);
    expect(gaps[1]! / gaps[0]!).toBeLessThan(0.3);
    expect(gaps[2]! / gaps[1]!).toBeLessThan(0.3);
    weights.dispose();
  });

  test('takes twice the steps until the gap is small enough, or the most', async () => {
    // A step in the middle of the way, sharper than 1/32 of it.
    const weights = smallPicture(1);
    const [input, reference] = tf.tidy(() => [tf.mul<tf.Tensor4D>(weights, 0.9), tf.mul<tf.Tensor4D>(weights, -0.7)]);
    const integral = { score: sigmoidScore(weights), input: input, reference: reference, steps: 1, most: 256 };
    const { steps, completeness, passed } = await lastOf(integrate(integral));
    const bound = Math.max(0.01 * Math.abs(completeness!.due), 1e-3);
    expect(steps).toBeGreaterThan(2);
    expect(Math.abs(completeness!.sum - completeness!.due)).toBeLessThanOrEqual(bound);
    expect(passed).toBe(2 * steps - 1);
    const short = await lastOf(integrate({ ...integral, most: steps / 2 }));
    expect(short.steps).toBe(steps / 2);
    expect(Math.abs(short.completeness!.sum - short.completeness!.due)).toBeGreaterThan(bound);
    tf.dispose([weights, input, reference]);
  });

  test('shows a picture of the whole way while the first estimate is made, and finished ones after', async () => {
    const weights = smallPicture(1, 4);
    const [input, reference] = [smallPicture(2, 3), smallPicture(3)];
    const seen = [];
    for await (const step of integrate({ score: sigmoidScore(weights), input, reference, steps: 40, most: 160 })) {
      seen.push([step.steps, step.completeness !== null, step.passed]);
    }
    expect(seen.slice(0, 3)).toEqual([
      [0, false, 16],
      [0, false, 32],
      [40, true, 40],
    ]);
    tf.dispose([weights, input, reference]);
  });
});

describe('Integrated Gradients', () => {
  test.each([vgg, resnet])('sum to the difference of the two scores within what they report: %o', async (build) => {
    const context = contextFor(await imported(build(true)));
    for (const baseline of ['black', 'mean', 'white', 'blur']) {
      const { raw, provenance } = (await runMethod(integratedGradients, context, { baseline, most: 256 })).result;
      const { sum, due } = provenance.completeness!;
      expect(Math.abs(due)).toBeGreaterThan(0.01);
      expect(sum).toBeCloseTo(sumOf(raw.values), 4);
      expect(Math.abs(sum - due)).toBeLessThanOrEqual(Math.max(0.03 * Math.abs(due), 1e-3));
      expect(provenance.forwards).toBe(provenance.backwards + 2);
    }
    context.network.dispose();
    context.input.dispose();
  });

  test('take the confidence too, count what they pass and leave no tensor behind', async () => {
    const context = contextFor(await imported(mobilenet(true)));
    const { result } = await runMethod(integratedGradients, context, { score: 'confidence', steps: 4, most: 4 });
    expect(result.provenance).toMatchObject({ forwards: 6, backwards: 4, options: { baseline: 'black', steps: 4 } });
    expect(Math.abs(result.provenance.completeness!.due)).toBeLessThanOrEqual(1);
    await expectNoLeak(integratedGradients, context, { steps: 20, most: 40 });
    context.network.dispose();
    context.input.dispose();
  });
});

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { leaked, useBackend } from '../../../network/backends.fixture.ts';
import { noise } from '../../../network/keras.fixture.ts';
import { bestForAnswer, bestForClass, nearestOnSphere } from './closedForm.ts';

beforeAll(() => useBackend('cpu'));

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);

/** (f − 1)ᵀ G (f − 1) */
function distance(gram: readonly number[], filter: ArrayLike<number>): number {
  const size = filter.length;
  const gap = Array.from(filter, (value) => value - 1);
  return gap.reduce((sum, value, i) => sum + value * dot(gram.slice(i * size, (i + 1) * size), gap), 0);
}

/** Q Qᵀ of a `places × answers` matrix. */
const gramOf = (rows: readonly (readonly number[])[]) => rows.flatMap((a) => rows.map((b) => dot(a, b)));

/** As activations are: of single precision, whose fourth powers are numbers too. */
const entry = fc.double({ min: -3, max: 3, noNaN: true }).map((value) => (Math.abs(value) < 1e-30 ? 0 : value));
const matrix = fc
  .record({ places: fc.integer({ min: 2, max: 6 }), answers: fc.integer({ min: 1, max: 6 }) })
  .chain(({ places, answers }) =>
    fc.array(fc.array(entry, { minLength: answers, maxLength: answers }), { minLength: places, maxLength: places }),
  );

test('the nearest filter is of length 1, and none of that length comes nearer', () => {
  fc.assert(
    fc.property(matrix, fc.infiniteStream(entry), (rows, others) => {
      const gram = gramOf(rows);
      const filter = nearestOnSphere(gram, rows.length);
      expect(dot(filter, filter)).toBeCloseTo(1, 5);
      const least = distance(gram, filter);
      for (let trial = 0; trial < 30; trial++) {
        const rival = rows.map(() => Number(others.next().value));
        const length = Math.sqrt(dot(rival, rival)) || 1;
        const scaled = rival.map((value) => value / length);
        if (dot(scaled, scaled) > 0.5) expect(least).toBeLessThan(distance(gram, scaled) + 1e-4 * (1 + least));
      }
    }),
  );
});

test('where every place counts by itself and alike, the nearest filter is the even one', () => {
  const identity = Array.from({ length: 16 }, (_, at) => Number(at % 5 === 0));
  for (const value of nearestOnSphere(identity, 4)) expect(value).toBeCloseTo(0.5, 6);
});

test('places that change no answer get nothing, where those that do need it all', () => {
  const gram = [9, 0, 0, 0, 4, 0, 0, 0, 0];
  const filter = nearestOnSphere(gram, 3);
  expect(filter[2]).toBeCloseTo(0, 6);
  expect(filter[0]! > filter[1]! && filter[1]! > 0).toBe(true);
});

test('where the answer can be kept exactly it is, and what is left goes to the free places alike', () => {
  const gram = gramOf([[0.2], [-0.1], [0], [0]]);
  const kept = nearestOnSphere(gram, 4);
  expect(distance(gram, kept)).toBeLessThan(1e-9);
  expect(dot(kept, kept)).toBeCloseTo(1, 6);
  expect(kept[2]).toBeCloseTo(kept[3]!, 6);
});

test('a map without any activation leaves the even filter', () => {
  for (const value of nearestOnSphere(new Float32Array(9), 3)) expect(value).toBeCloseTo(1 / Math.sqrt(3), 6);
});

test('the best filter for a class is 2 CAM_t − Σ CAM_c, at length 1, to 1e-6', async () => {
  const [layer, weights] = [noise([1, 3, 4, 5], 1), noise([5, 6], 2)] as [tf.Tensor4D, tf.Tensor2D];
  const [features, columns] = [await layer.data(), await weights.data()];
  const cam = (place: number, c: number) =>
    [0, 1, 2, 3, 4].reduce((sum, k) => sum + features[place * 5 + k]! * columns[k * 6 + c]!, 0);
  const expected = Array.from(
    { length: 12 },
    (_, place) => 2 * cam(place, 3) - [0, 1, 2, 3, 4, 5].reduce((sum, c) => sum + cam(place, c), 0),
  );
  const length = Math.sqrt(dot(expected, expected));
  const found = await bestForClass(layer, weights, Float32Array.of(1, 1, 1, -1, 1, 1));
  found.forEach((value, place) => {
    expect(value).toBeCloseTo(expected[place]! / length, 6);
  });
  tf.dispose([layer, weights]);
});

test('the best filter for the answer is found from the layer and the weights, leaving no tensor', async () => {
  const [layer, weights] = [noise([1, 2, 3, 4], 3), noise([4, 7], 4)] as [tf.Tensor4D, tf.Tensor2D];
  const answers = tf.tidy(() => tf.matMul(tf.reshape<tf.Rank.R2>(layer, [6, 4]), weights));
  const rows = (await answers.array()) as number[][];
  const expected = nearestOnSphere(gramOf(rows), 6);
  let found = new Float32Array();
  expect(
    await leaked(async () => {
      found = (await bestForAnswer(layer, weights)) as typeof found;
      await bestForClass(layer, weights, new Float32Array(7));
    }),
  ).toBe(0);
  found.forEach((value, place) => {
    expect(value).toBeCloseTo(expected[place]!, 4);
  });
  tf.dispose([layer, weights, answers]);
});

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { confidenceAndMargin, oneHotRow } from './judge.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const rowOfLogits = fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 });

test('softmax confidence of the target and its lead over the best other class', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rowOfLogits, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 3 }),
      async (rows, target) => {
        const before = tf.memory().numTensors;
        const logits = tf.tensor2d(rows);
        const row = oneHotRow(target, 4);
        const pairs = confidenceAndMargin(logits, row);
        const measured = await pairs.array();
        tf.dispose([logits, row, pairs]);
        expect(tf.memory().numTensors).toBe(before);
        rows.forEach((values, i) => {
          const sum = values.reduce((total, z) => total + Math.exp(z), 0);
          const p = values.map((z) => Math.exp(z) / sum);
          const best = Math.max(...p.filter((_, index) => index !== target));
          expect(measured[i]![0]).toBeCloseTo(p[target]!, 5);
          expect(measured[i]![1]).toBeCloseTo(p[target]! - best, 5);
        });
      },
    ),
  );
});

test('a network of one class has no other: the margin is the confidence', async () => {
  const pairs = confidenceAndMargin(tf.tensor2d([[3]]), oneHotRow(0, 1));
  expect(await pairs.array()).toEqual([[1, 1]]);
});

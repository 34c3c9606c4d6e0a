import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { leaked, useBackend } from '../../../network/backends.fixture.ts';
import type { FilterLoss } from './filterLoss.ts';
import { classCounts, classLoss, sameAnswerLoss } from './filterLoss.ts';

beforeAll(() => useBackend('cpu'));

const answer = Float32Array.of(3, 1, 4, 1, 5, 9, 2);
const judged = async (lossOf: FilterLoss, output: readonly number[], shape = [1, output.length]) => {
  const { value, slope } = tf.tidy(() => lossOf(tf.tensor([...output], shape)));
  const found = { value: (await value.data())[0]!, slope: Array.from(await slope.data()), shape: slope.shape };
  tf.dispose([value, slope]);
  return found;
};

test('against all, every other class counts 1', () => {
  expect([...classCounts(classTarget(2), answer, 'all')]).toEqual([1, 1, -1, 1, 1, 1, 1]);
});

test('against the top five, only the surest five others count; a tie goes to the lower index', () => {
  expect([...classCounts(classTarget(2), answer, 'top 5')]).toEqual([1, 1, -1, 0, 1, 1, 1]);
  expect([...classCounts(classTarget(5), answer, 'top 5')]).toEqual([1, 1, 1, 0, 1, -1, 1]);
});

test('with a class to compare with, it is the only competitor', () => {
  for (const competitors of ['all', 'top 5'] as const)
    expect([...classCounts(classTarget(2, 0), answer, competitors)]).toEqual([1, 0, -1, 0, 0, 0, 0]);
});

test("a node's mean has no competitors", () => {
  const counts = classCounts({ kind: 'node', node: 'any' }, Float32Array.of(2, 4, 6, 8), 'all');
  expect([...counts]).toEqual([-0.25, -0.25, -0.25, -0.25]);
});

test('for a class the loss is the others less the class, and its slope the counts', async () => {
  const found = await judged(classLoss(classCounts(classTarget(1), answer, 'all')), [1, 2, 3, 4, 5, 6, 7]);
  expect(found.value).toBeCloseTo(28 - 2 - 2, 5);
  expect(found.slope).toEqual([1, -1, 1, 1, 1, 1, 1]);
});

test('for all classes the loss of the unfiltered answer is 0, and so is its slope', async () => {
  const { value, slope } = await judged(sameAnswerLoss(answer), [...answer]);
  expect(value).toBe(0);
  expect(slope).toEqual(slope.map(() => 0));
});

test('the losses take outputs of any shape, and give slopes of that shape', async () => {
  for (const lossOf of [classLoss(Float32Array.of(1, 2, 3, 4)), sameAnswerLoss(Float32Array.of(1, 2, 3, 4))])
    expect((await judged(lossOf, [4, 3, 2, 1], [1, 2, 2, 1])).shape).toEqual([1, 2, 2, 1]);
});

test('the slope for all classes is that of finite differences, to 1e-4', async () => {
  const outputs = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 7, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(outputs, fc.nat(6), async (output, at) => {
      const lossAt = async (by: number) =>
        (
          await judged(
            sameAnswerLoss(answer),
            output.map((value, i) => (i === at ? value + by : value)),
          )
        ).value;
      const found = (await lossAt(0.5)) - (await lossAt(-0.5));
      const { slope } = await judged(sameAnswerLoss(answer), output);
      expect(Math.abs(slope[at]! - found)).toBeLessThan(1e-4);
    }),
    { numRuns: 20 },
  );
});

test('no tensor is left behind', async () => {
  expect(
    await leaked(async () => {
      await judged(classLoss(answer), [1, 2, 3, 4, 5, 6, 7]);
      await judged(sameAnswerLoss(answer), [1, 2, 3, 4, 5, 6, 7]);
    }),
  ).toBe(0);
});

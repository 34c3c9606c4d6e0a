import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepDown } from './lineSearch.ts';

/** Squared distance to a mask. */
const distanceTo = (goal: Float32Array) => (mask: Float32Array) =>
  Promise.resolve(mask.reduce((sum, cell, i) => sum + (cell - goal[i]!) ** 2, 0));

const cells = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map((values) => Float32Array.from(values));

test('an accepted step lowers the objective and stays between 0 and 1', async () => {
  await fc.assert(
    fc.asyncProperty(cells, cells, async (mask, goal) => {
      const objective = distanceTo(goal);
      const value = await objective(mask);
      const next = await stepDown(
        { mask, value },
        mask.map((cell, i) => 2 * (cell - goal[i]!)),
        objective,
      );
      if (!next) return;
      expect(next.value).toBeLessThan(value);
      expect(next.value).toBe(await objective(next.mask));
      for (const cell of next.mask) expect(cell >= 0 && cell <= 1).toBe(true);
    }),
  );
});

test('the longest step that is good enough is taken', async () => {
  const tried: number[] = [];
  const next = await stepDown({ mask: Float32Array.of(1), value: 1 }, Float32Array.of(0.001), (mask) => {
    tried.push(mask[0]!);
    return Promise.resolve(mask[0]!);
  });
  expect(tried).toEqual([Math.fround(0.8)]);
  expect(next?.value).toBeCloseTo(0.8, 6);
});

test('where no step helps, none is taken, after at most eleven trials', async () => {
  let tried = 0;
  const next = await stepDown({ mask: Float32Array.of(0.5), value: 0 }, Float32Array.of(1), () => {
    tried++;
    return Promise.resolve(1);
  });
  expect(next).toBeNull();
  expect(tried).toBe(11);
});

test('a gradient of zero costs nothing', async () => {
  const next = await stepDown({ mask: Float32Array.of(1), value: 0 }, Float32Array.of(0), () => {
    throw new Error('asked for the objective');
  });
  expect(next).toBeNull();
});

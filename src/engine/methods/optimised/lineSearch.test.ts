import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepDown } from './lineSearch.ts';
import { atOnce, finish } from './work.fixture.ts';

/** Squared distance to a mask. */
const distanceTo = (goal: Float32Array) => (mask: Float32Array) =>
  mask.reduce((sum, cell, i) => sum + (cell - goal[i]!) ** 2, 0);

const cells = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 })
  .map((values) => Float32Array.from(values));

test('an accepted step lowers the objective and stays between 0 and 1', async () => {
  await fc.assert(
    fc.asyncProperty(cells, cells, async (mask, goal) => {
      const objective = distanceTo(goal);
      const value = objective(mask);
      const gradient = mask.map((cell, i) => 2 * (cell - goal[i]!));
      const next = await finish(stepDown({ point: mask, value }, gradient, (at) => atOnce(objective(at)), 200));
      if (!next) return;
      expect(next.value).toBeLessThan(value);
      expect(next.value).toBe(objective(next.point));
      for (const cell of next.point) expect(cell >= 0 && cell <= 1).toBe(true);
    }),
  );
});

test('the longest step that is good enough is taken', async () => {
  const tried: number[] = [];
  const from = { point: Float32Array.of(1), value: 1 };
  const down = (stride: number) =>
    finish(
      stepDown(
        from,
        Float32Array.of(0.001),
        (point) => {
          tried.push(point[0]!);
          return atOnce(point[0]!);
        },
        stride,
      ),
    );
  expect((await down(200))?.value).toBeCloseTo(0.8, 6);
  expect((await down(1000))?.value).toBe(0);
  expect(tried).toEqual([Math.fround(0.8), 0]);
});

test.each([
  [8, 9],
  [200, 11],
  [1000, 12],
])('where no step from %i down helps, none is taken, after %i trials', async (stride, trials) => {
  let tried = 0;
  const hopeless = () => {
    tried++;
    return atOnce(1);
  };
  expect(await finish(stepDown({ point: Float32Array.of(0.5), value: 0 }, Float32Array.of(1), hopeless, stride))).toBe(
    null,
  );
  expect(tried).toBe(trials);
});

test('the objective is told what it must not exceed: the value less the decrease that is asked for', async () => {
  const asked: number[] = [];
  const gradient = Float32Array.of(0.5, -0.5);
  const from = { point: Float32Array.of(0.5, 0.5), value: 3 };
  const next = await finish(
    stepDown(
      from,
      gradient,
      (_, most) => {
        asked.push(most);
        return atOnce(asked.length < 2 ? Infinity : most);
      },
      10,
    ),
  );
  expect(asked[0]).toBeCloseTo(3 - 1e-4 * 10 * 0.5, 9);
  expect(asked[1]).toBeCloseTo(3 - 1e-4 * 2 * 0.5, 9);
  expect(next?.value).toBe(asked[1]);
});

test('a gradient of zero costs nothing', async () => {
  const never = () => {
    throw new Error('asked for the objective');
  };
  expect(await finish(stepDown({ point: Float32Array.of(1), value: 0 }, Float32Array.of(0), never, 200))).toBeNull();
});

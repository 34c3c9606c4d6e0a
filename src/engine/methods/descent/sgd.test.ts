import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descend } from './descent.fixture.ts';
import { linearRate } from './descent.ts';
import { createSgd } from './sgd.ts';

test('without momentum a step is the rate times the gradient', () => {
  const sgd = createSgd(2);
  const first = sgd.step(Float32Array.of(1, 2), Float32Array.of(3, -4), 0.5);
  expect([...first]).toEqual([-0.5, 4]);
  expect([...sgd.step(first, Float32Array.of(1, 1), 0.5)]).toEqual([-1, 3.5]);
});

test('without momentum a bowl is left at (1 − rate · curvature) to the number of steps', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1.9, noNaN: true }), fc.integer({ min: 1, max: 30 }), (curvature, steps) => {
      const [end] = descend(createSgd(1), { curvature: [curvature], bottom: [1] }, steps, () => 1);
      expect(end).toBeCloseTo(1 - (1 - curvature) ** steps, 4);
    }),
  );
});

test('momentum adds up what came before; the first gradient is not damped', () => {
  const sgd = createSgd(1, { momentum: 0.9, dampening: 0.5 });
  const first = sgd.step(Float32Array.of(0), Float32Array.of(2), 1);
  expect(first[0]).toBeCloseTo(-2, 6);
  // 0.9 · 2 + 0.5 · 4 = 3.8, then 0.9 · 3.8 + 0.5 · 0 = 3.42
  const second = sgd.step(first, Float32Array.of(4), 1);
  expect(second[0]).toBeCloseTo(-5.8, 5);
  expect(sgd.step(second, Float32Array.of(0), 1)[0]).toBeCloseTo(-9.22, 5);
});

test('damped by as much as the momentum, a constant gradient gives steps of one length', () => {
  const sgd = createSgd(1, { momentum: 0.9, dampening: 0.9 });
  let point: Float32Array = Float32Array.of(0);
  for (let i = 1; i <= 10; i++) {
    point = sgd.step(point, Float32Array.of(3), 0.1);
    expect(point[0]).toBeCloseTo(-0.3 * i, 5);
  }
});

test('a linear rate falls in equal steps and then stays', () => {
  const rate = linearRate(0.5, 0.1, 4);
  const expected = [0.5, 0.4, 0.3, 0.2, 0.1, 0.1];
  [0, 1, 2, 3, 4, 9].forEach((iteration, i) => {
    expect(rate(iteration)).toBeCloseTo(expected[i]!, 9);
  });
});

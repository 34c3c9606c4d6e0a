import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAdam } from './adam.ts';
import { descend } from './descent.fixture.ts';
import { linearRate } from './descent.ts';

const slope = fc.float({ min: -1000, max: 1000, noNaN: true }).filter((g) => Math.abs(g) > 1e-3);

test('as long as the gradient stays the same every step is the rate long, against its sign', () => {
  fc.assert(
    fc.property(fc.array(slope, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (slopes, steps) => {
      const adam = createAdam(slopes.length);
      const gradient = Float32Array.from(slopes);
      let point: Float32Array = new Float32Array(slopes.length);
      for (let i = 0; i < steps; i++) point = adam.step(point, gradient, 0.1);
      slopes.forEach((g, i) => {
        expect(point[i]).toBeCloseTo(-Math.sign(g) * 0.1 * steps, 4);
      });
    }),
  );
});

test('two unequal gradients give the step of Algorithm 1', () => {
  const adam = createAdam(1, { decay: [0.5, 0.75], epsilon: 0 });
  const first = adam.step(Float32Array.of(1), Float32Array.of(4), 0.1);
  expect(first[0]).toBeCloseTo(0.9, 6);
  // mean: (0.5 · 2 + 0.5 · −1) ÷ (1 − 0.25) = 2⁄3; square: (0.75 · 4 + 0.25 · 1) ÷ (1 − 0.5625) = 52⁄7
  const second = adam.step(first, Float32Array.of(-1), 0.1);
  expect(second[0]).toBeCloseTo(0.9 - (0.1 * (2 / 3)) / Math.sqrt(52 / 7), 6);
});

test('where there is no gradient nothing moves', () => {
  const adam = createAdam(2);
  expect([...adam.step(Float32Array.of(0.25, 1), new Float32Array(2), 0.1)]).toEqual([0.25, 1]);
});

test('steep and shallow directions reach the bottom alike', () => {
  const bowl = { curvature: [100, 0.01], bottom: [0.7, -0.4] };
  const end = descend(createAdam(2), bowl, 600, linearRate(0.05, 0, 600));
  expect(end[0]).toBeCloseTo(0.7, 2);
  expect(end[1]).toBeCloseTo(-0.4, 2);
});

test('the point and the gradient stay as they were', () => {
  const [point, gradient] = [Float32Array.of(1, 2), Float32Array.of(3, -4)];
  createAdam(2).step(point, gradient, 1);
  expect([...point, ...gradient]).toEqual([1, 2, 3, -4]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMomentum } from './momentum.ts';

const close = (actual: Float32Array, expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 5);
  });
};

test('the first step is plain, the second adds a quarter of the way gone, the third two fifths', () => {
  const step = createMomentum(1);
  const slope = Float32Array.of(0.1);
  // y1 = 0.9; m1 = 0.9. y2 = 0.8; m2 = 0.8 + ¼ · (0.8 − 0.9). y3 = 0.675; m3 = 0.675 + ⅖ · (0.675 − 0.8).
  const first = step(Float32Array.of(1), slope);
  close(first, [0.9]);
  const second = step(first, slope);
  close(second, [0.775]);
  close(step(second, slope), [0.625]);
});

test('masks stay between 0 and 1', () => {
  const cell = fc.float({ min: 0, max: 1, noNaN: true });
  const slope = fc.float({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(cell, fc.array(slope, { minLength: 1, maxLength: 6 }), (start, slopes) => {
      const step = createMomentum(3);
      let at: Float32Array = Float32Array.of(start);
      for (const one of slopes) {
        at = step(at, Float32Array.of(one));
        expect(at[0]! >= 0 && at[0]! <= 1).toBe(true);
      }
    }),
  );
});

test('a bowl is gone down to its bottom faster than by plain steps', () => {
  const slope = (at: Float32Array) => Float32Array.of(at[0]! - 0.3, 20 * (at[1]! - 0.6));
  const far = (at: Float32Array) => Math.hypot(at[0]! - 0.3, at[1]! - 0.6);
  const step = createMomentum(0.04);
  let fast: Float32Array = Float32Array.of(1, 1);
  let slow: Float32Array = fast;
  for (let i = 0; i < 40; i++) {
    const g = slope(slow);
    slow = slow.map((value, place) => value - 0.04 * g[place]!);
    fast = step(fast, slope(fast));
  }
  expect(far(fast)).toBeLessThan(far(slow) / 3);
});

test('without a slope nothing moves', () => {
  const step = createMomentum(1000);
  const ones = new Float32Array(4).fill(1);
  expect(step(step(ones, new Float32Array(4)), new Float32Array(4))).toEqual(ones);
});

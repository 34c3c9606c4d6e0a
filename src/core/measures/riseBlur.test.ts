import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riseBlur, riseTaps } from './riseBlur.ts';

test('11 taps of sigma 5 are the released ones', () => {
  // attribution.md §E.1, to the six decimals given there.
  const published = [0.087958, 0.088896, 0.090474, 0.092191, 0.093489, 0.093982];
  const taps = riseTaps(11, 5);
  for (const [at, value] of published.entries()) {
    expect(taps[at]).toBeCloseTo(value, 6);
    expect(taps[10 - at]).toBeCloseTo(value, 6);
  }
});

test('the taps sum to 1 and are symmetric, also those of the later papers', () => {
  for (const [count, sigma] of [
    [11, 5],
    [51, 50],
    [3, 0.5],
  ] as const) {
    const taps = riseTaps(count, sigma);
    expect(taps.reduce((sum, tap) => sum + tap, 0)).toBeCloseTo(1, 12);
    for (let at = 0; at < count; at++) expect(taps[at]).toBeCloseTo(taps[count - 1 - at]!, 12);
  }
});

test('a single point becomes the taps across and down', () => {
  const taps = Float64Array.of(0.25, 0.5, 0.25);
  const values = new Float32Array(5 * 4 * 3);
  values[3 * (2 * 5 + 2) + 1] = 16;
  const blurred = riseBlur(values, 5, 4, taps);
  const green = Array.from({ length: 20 }, (_, pixel) => blurred[3 * pixel + 1]);
  expect(green).toEqual([...[0, 0, 0, 0, 0], ...[0, 1, 2, 1, 0], ...[0, 2, 4, 2, 0], ...[0, 1, 2, 1, 0]]);
  expect(blurred.reduce((sum, value) => sum + value, 0)).toBe(16);
});

test('beyond the border lies 0', () => {
  const blurred = riseBlur(new Float32Array(3 * 3 * 3).fill(1), 3, 3, Float64Array.of(1 / 4, 1 / 2, 1 / 4));
  expect(blurred[0]).toBeCloseTo(9 / 16, 6);
  expect(blurred[3 * 4]).toBeCloseTo(1, 6);
});

test('one tap leaves the picture as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, min: -3, max: 3 }), { minLength: 12, maxLength: 12 }), (numbers) => {
      const values = Float32Array.from(numbers, (value) => value + 0);
      expect(riseBlur(values, 2, 2, riseTaps(1, 5))).toEqual(values);
    }),
  );
});

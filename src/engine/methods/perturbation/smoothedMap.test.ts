import { expect, test } from 'vitest';
import { smoothedMap } from './smoothedMap.ts';

test('a point becomes a Gaussian whose deviation is that share of the shorter side', () => {
  const values = new Float32Array(61 * 40);
  values[20 * 61 + 30] = 1;
  const { values: smooth } = smoothedMap({ width: 61, height: 40, signed: false, values }, 0.05);
  const peak = smooth[20 * 61 + 30]!;
  for (const distance of [1, 2, 4]) {
    expect(smooth[20 * 61 + 30 + distance]! / peak).toBeCloseTo(Math.exp(-(distance ** 2) / 8), 5);
    expect(smooth[(20 - distance) * 61 + 30]! / peak).toBeCloseTo(Math.exp(-(distance ** 2) / 8), 5);
  }
  expect(smooth.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 4);
});

test('by a share of 0 a map stays what it is', () => {
  const map = { width: 2, height: 1, signed: false, values: Float32Array.of(0, 1) };
  expect(smoothedMap(map, 0)).toBe(map);
});

import { expect, test } from 'vitest';
import { gaussianNoise } from './noise.ts';

/** Park and Miller's generator: enough for a test, and the same everywhere. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test('mean 0 and the deviation asked for', () => {
  const values = gaussianNoise(100_001, 0.2, lehmer(7));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 2);
  expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
  expect(values.filter((value) => Math.abs(value) < 0.2).length / values.length).toBeCloseTo(0.683, 1);
});

test('the same seed gives the same noise, another seed another', () => {
  expect(gaussianNoise(9, 1, lehmer(3))).toEqual(gaussianNoise(9, 1, lehmer(3)));
  expect(gaussianNoise(9, 1, lehmer(3))).not.toEqual(gaussianNoise(9, 1, lehmer(4)));
});

test('a generator that returns 0 gives no infinite number', () => {
  expect([...gaussianNoise(3, 1, () => 0)].every(Number.isFinite)).toBe(true);
});

import { expect, test } from 'vitest';
import { seededRandom } from '../../core/seededRandom.ts';
import { gaussianNoise } from './noise.ts';

test('mean 0 and the deviation asked for', () => {
  const values = gaussianNoise(100_001, 0.2, seededRandom(7));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 2);
  expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
  expect(values.filter((value) => Math.abs(value) < 0.2).length / values.length).toBeCloseTo(0.683, 1);
});

test('the same seed gives the same noise, another seed another', () => {
  expect(gaussianNoise(9, 1, seededRandom(3))).toEqual(gaussianNoise(9, 1, seededRandom(3)));
  expect(gaussianNoise(9, 1, seededRandom(3))).not.toEqual(gaussianNoise(9, 1, seededRandom(4)));
});

test('a generator that returns 0 gives no infinite number', () => {
  expect([...gaussianNoise(3, 1, () => 0)].every(Number.isFinite)).toBe(true);
});

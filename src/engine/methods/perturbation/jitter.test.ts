import { expect, test } from 'vitest';
import { seededRandom } from '../../../core/seededRandom.ts';
import { drawShift, moved } from './jitter.ts';

const size = { width: 3, height: 2 };
/** Pixels 0 1 2 above 3 4 5, a tenth more per channel. */
const picture = Float32Array.from({ length: 18 }, (_, i) => Math.floor(i / 3) + (i % 3) / 10);
const reds = (values: Float32Array) => [...values.filter((_, i) => i % 3 === 0)];

test('content moves right and down, and the edges repeat', () => {
  expect(reds(moved(picture, size, 1, 0))).toEqual([0, 0, 1, 3, 3, 4]);
  expect(reds(moved(picture, size, 0, 1))).toEqual([0, 1, 2, 0, 1, 2]);
  expect(reds(moved(picture, size, -1, -1))).toEqual([4, 5, 5, 4, 5, 5]);
});

test('channels stay together and a move by nothing is the picture itself', () => {
  const out = moved(picture, size, 2, 0);
  for (let pixel = 0; pixel < 6; pixel++) expect(out[3 * pixel + 2]! - out[3 * pixel]!).toBeCloseTo(0.2, 5);
  expect(moved(picture, size, 0, 0)).toBe(picture);
});

test('shifts take every value from minus half the reach to half of it, equally often', () => {
  const random = seededRandom(2);
  const counts = new Map<number, number>();
  for (let i = 0; i < 5000; i++) {
    const shift = drawShift(4, random);
    counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  // 1000 each; five standard errors are 141.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(141);
  expect(drawShift(0, random)).toBe(0);
});

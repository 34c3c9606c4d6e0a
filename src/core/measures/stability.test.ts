import { expect, test } from 'vitest';
import { mapOf } from '../maps/heatMap.fixture.ts';
import { seededRandom } from '../seededRandom.ts';
import { noisyPicture, relativeChange } from './stability.ts';

test('a map that stays has not changed', () => {
  expect(relativeChange(mapOf([[1, -2]], true), mapOf([[1, -2]], true))).toBe(0);
});

test('the change is in lengths of the map itself', () => {
  expect(relativeChange(mapOf([[3, 4]]), mapOf([[3, 0]]))).toBeCloseTo(4 / 5, 12);
  expect(relativeChange(mapOf([[3, 4]]), mapOf([[-3, -4]]))).toBeCloseTo(2, 12);
});

test('a map of zeros has no length to change by', () => {
  expect(relativeChange(mapOf([[0, 0]]), mapOf([[1, 0]]))).toBeNull();
});

test('noise reaches as far as it is allowed to and stays within the colours', () => {
  const picture = { width: 40, height: 30, rgb: new Uint8ClampedArray(40 * 30 * 3).fill(100) };
  const { rgb, width, height } = noisyPicture(picture, 0.02, seededRandom(1));
  expect([width, height]).toEqual([40, 30]);
  expect(Math.max(...rgb)).toBe(105);
  expect(Math.min(...rgb)).toBe(95);
  expect(Math.abs(rgb.reduce((sum, value) => sum + value, 0) / rgb.length - 100)).toBeLessThan(0.3);
  const white = { ...picture, rgb: new Uint8ClampedArray(picture.rgb.length).fill(255) };
  expect(Math.min(...noisyPicture(white, 0.2, seededRandom(1)).rgb)).toBe(204);
  expect(picture.rgb.every((value) => value === 100)).toBe(true);
});

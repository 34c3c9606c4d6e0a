import { expect, test } from 'vitest';
import { createMaskEnlarger } from './maskEnlarger.ts';
import { regularise, removedArea, totalVariation } from './maskRegulariser.ts';

const hole = Float32Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);

test('a hole in the middle of 3 × 3 ones: removed area 1/9, total variation 2/3', () => {
  expect(removedArea(hole).value).toBeCloseTo(1 / 9, 6);
  expect(totalVariation(hole, { rows: 3, cols: 3 }).value).toBeCloseTo(2 / 3, 6);
});

test('the same mask enlarged to 6 × 6 with aligned corners has total variation 0.0682667', () => {
  const large = createMaskEnlarger({ rows: 3, cols: 3 }, 6, 6).enlarge(hole);
  expect(totalVariation(large, { rows: 6, cols: 6 }).value).toBeCloseTo(0.0682667, 6);
});

test('a mask of ones is at rest', () => {
  const ones = new Float32Array(12).fill(1);
  const variation = (mask: Float32Array) => totalVariation(mask, { rows: 3, cols: 4 });
  const { value, gradient } = regularise(ones, variation, { area: 1, smoothness: 20 });
  expect(value).toBe(0);
  expect([...gradient].every((g) => g === 0)).toBe(true);
});

test('the gradient is the slope, on a mask that is not square', () => {
  const shape = { rows: 2, cols: 4 };
  const weights = { area: 1.5, smoothness: 20 };
  const mask = Float32Array.from([0.9, 0.2, 0.4, 0.7, 0.1, 0.8, 0.3, 0.6]);
  const variation = (cells: Float32Array) => totalVariation(cells, shape);
  const { gradient } = regularise(mask, variation, weights);
  const h = 1 / 256;
  mask.forEach((cell, i) => {
    const at = (value: number) => regularise(mask.with(i, value), variation, weights).value;
    expect((at(cell + h) - at(cell - h)) / (2 * h)).toBeCloseTo(gradient[i]!, 3);
  });
});

test('one row of cells has no vertical neighbours and still a finite variation', () => {
  const { value, gradient } = totalVariation(Float32Array.from([0, 1]), { rows: 1, cols: 2 });
  expect(value).toBe(1);
  expect([...gradient]).toEqual([-2, 2]);
});

test('an edge counts by its weight, and none where it is 0', () => {
  const shape = { rows: 2, cols: 2 };
  const mask = Float32Array.from([0, 1, 1, 1]);
  const edges = (below: number, right: number) => ({
    below: Float32Array.from([below, 1, 9, 9]),
    right: Float32Array.from([right, 9, 1, 9]),
  });
  expect(totalVariation(mask, shape, edges(1, 1))).toEqual(totalVariation(mask, shape));
  expect(totalVariation(mask, shape, edges(0.5, 0)).value).toBe(0.25);
  expect([...totalVariation(mask, shape, edges(0.5, 0)).gradient]).toEqual([-0.5, 0, 0.5, 0]);
});

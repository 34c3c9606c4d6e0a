import { expect, test } from 'vitest';
import { axisWeights } from '../../../core/regions/footprint.ts';
import { regularise, removedArea, totalVariation } from './maskRegulariser.ts';

const hole = Float32Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);

test('a hole in the middle of 3 × 3 ones: removed area 1/9, total variation 2/3', () => {
  expect(removedArea(hole).value).toBeCloseTo(1 / 9, 6);
  expect(totalVariation(hole, { rows: 3, cols: 3 }).value).toBeCloseTo(2 / 3, 6);
});

test('the same mask enlarged to 6 × 6 with aligned corners has total variation 0.0682667', () => {
  const weights = axisWeights('tent', 3, 6);
  const large = new Float32Array(36);
  for (let y = 0; y < 6; y++) {
    for (let x = 0; x < 6; x++) {
      hole.forEach((cell, i) => {
        large[y * 6 + x]! += cell * weights[Math.floor(i / 3)]![y]! * weights[i % 3]![x]!;
      });
    }
  }
  expect(totalVariation(large, { rows: 6, cols: 6 }).value).toBeCloseTo(0.0682667, 6);
});

test('a mask of ones is at rest', () => {
  const { value, gradient } = regularise(
    new Float32Array(12).fill(1),
    { rows: 3, cols: 4 },
    { area: 1, smoothness: 20 },
  );
  expect(value).toBe(0);
  expect([...gradient].every((g) => g === 0)).toBe(true);
});

test('the gradient is the slope, on a mask that is not square', () => {
  const shape = { rows: 2, cols: 4 };
  const weights = { area: 1.5, smoothness: 20 };
  const mask = Float32Array.from([0.9, 0.2, 0.4, 0.7, 0.1, 0.8, 0.3, 0.6]);
  const { gradient } = regularise(mask, shape, weights);
  const h = 1 / 256;
  mask.forEach((cell, i) => {
    const at = (value: number) => regularise(mask.with(i, value), shape, weights).value;
    expect((at(cell + h) - at(cell - h)) / (2 * h)).toBeCloseTo(gradient[i]!, 3);
  });
});

test('one row of cells has no vertical neighbours and still a finite variation', () => {
  const { value, gradient } = totalVariation(Float32Array.from([0, 1]), { rows: 1, cols: 2 });
  expect(value).toBe(1);
  expect([...gradient]).toEqual([-2, 2]);
});

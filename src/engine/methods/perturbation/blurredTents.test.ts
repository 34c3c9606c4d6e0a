import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blurredTents } from './blurredTents.ts';

test('without a blur, 3 cells on 6 pixels give the golden rows of aligned corners', () => {
  const rows = [1, 0, 0, 0.6, 0.4, 0, 0.2, 0.8, 0, 0, 0.8, 0.2, 0, 0.4, 0.6, 0, 0, 1];
  blurredTents(3, 6, 0).weights.forEach((weight, i) => {
    expect(weight).toBeCloseTo(rows[i]!, 6);
  });
});

test('whatever the blur, the weights of a pixel are not negative and sum to 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 30 }),
      fc.double({ min: 0, max: 10, noNaN: true }),
      (cells, pixels, deviation) => {
        const { weights } = blurredTents(cells, pixels, deviation);
        for (let pixel = 0; pixel < pixels; pixel++) {
          const row = weights.slice(pixel * cells, (pixel + 1) * cells);
          expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
          expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        }
      },
    ),
  );
});

test('far from the edges a cell has the blurred tent: the kernel and the tent folded', () => {
  // One cell per pixel, so a tent is one pixel and what is left is the Gaussian itself.
  const { weights } = blurredTents(41, 41, 2);
  const kernel = Array.from({ length: 13 }, (_, i) => Math.exp(-((i - 6) ** 2) / 8));
  const sum = kernel.reduce((total, value) => total + value, 0);
  kernel.forEach((value, i) => {
    expect(weights[20 * 41 + 14 + i]).toBeCloseTo(value / sum, 6);
  });
  expect(weights[20 * 41 + 13]).toBe(0);
});

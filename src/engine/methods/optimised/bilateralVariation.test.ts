import { expect, test } from 'vitest';
import type { BilateralForm } from './bilateralVariation.ts';
import { bilateralVariation, edgeWeights } from './bilateralVariation.ts';
import { createMaskEnlarger } from './maskEnlarger.ts';
import { totalVariation } from './maskRegulariser.ts';

const forms = ['symmetric', 'as released'] as const;
const hole = Float32Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);
const [height, width] = [6, 6];

/** Of masks of 3 × 3 cells on a picture of 6 × 6 pixels. */
function variationOn(picture: Float32Array, form: BilateralForm) {
  const shape = { rows: 3, cols: 3 };
  const enlarger = createMaskEnlarger(shape, height, width);
  const edges = edgeWeights(picture, height, width, form);
  return bilateralVariation(shape, { rows: height, cols: width }, enlarger, edges);
}

const plain = new Float32Array(height * width * 3).fill(0.4);
/** Small differences between neighbours, other ones in every colour. */
const coloured = Float32Array.from({ length: plain.length }, (_, i) => 0.08 * Math.sin(1.7 * i + (i % 3)));

test.each(forms)('%s: on a picture of one colour, a hole in 3 × 3 ones has variation 0.3674667', (form) => {
  const { value } = variationOn(plain, form)(hole);
  expect(value).toBeCloseTo(0.3674667, 6);
  const enlarged = createMaskEnlarger({ rows: 3, cols: 3 }, height, width).enlarge(hole);
  const both = totalVariation(hole, { rows: 3, cols: 3 }).value + totalVariation(enlarged, { rows: 6, cols: 6 }).value;
  expect(value).toBeCloseTo(both / 2, 6);
});

test('an edge of the mask costs less where the picture has one too', () => {
  const stairs = Float32Array.from({ length: plain.length }, (_, i) => Math.max(2, Math.floor(i / 3) % width));
  const mask = Float32Array.from([0, 0, 1, 0, 0, 1, 0, 0, 1]);
  const across = Float32Array.from([0, 0, 0, 0, 0, 0, 1, 1, 1]);
  for (const form of forms) {
    const variation = variationOn(stairs, form);
    expect(variation(mask).value).toBeLessThan(variation(across).value - 0.01);
    expect(variation(across).value).toBeCloseTo(variationOn(plain, form)(across).value, 6);
  }
});

test('symmetric: the mean over colours of exp(−Δ² ÷ 0.01), in both directions', () => {
  const picture = Float32Array.from([0, 0, 0, 0.1, 0.2, 0, 0, 0.1, -0.1, 0, 0, 0]);
  const { below, right } = edgeWeights(picture, 2, 2, 'symmetric');
  const alike = (...differences: number[]) => differences.reduce((sum, d) => sum + Math.exp(-(d * d) / 0.01), 0) / 3;
  expect(right[0]).toBeCloseTo(alike(0.1, 0.2, 0), 6);
  expect(right[2]).toBeCloseTo(alike(0, 0.1, 0.1), 6);
  expect(below[0]).toBeCloseTo(alike(0, 0.1, 0.1), 6);
  expect(below[1]).toBeCloseTo(alike(0.1, 0.2, 0), 6);
});

test('as released: opposite changes of colour from row to row cancel out, from column to column they do not', () => {
  const picture = Float32Array.from([0, 0, 0, 0, 0.1, -0.1, 0, 0.1, -0.1, 0, 0, 0]);
  const [released, symmetric] = [edgeWeights(picture, 2, 2, 'as released'), edgeWeights(picture, 2, 2, 'symmetric')];
  expect(released.below[0]).toBeCloseTo(1, 6);
  expect(symmetric.below[0]).toBeCloseTo((1 + 2 / Math.E) / 3, 6);
  expect(released.right).toEqual(symmetric.right);
});

test.each(forms)('%s: the gradient is the slope, to one per cent', (form) => {
  const variation = variationOn(coloured, form);
  const mask = Float32Array.from([0.9, 0.2, 0.4, 0.7, 0.1, 0.8, 0.3, 0.6, 0.5]);
  const { gradient } = variation(mask);
  const h = 1 / 64;
  mask.forEach((cell, i) => {
    const at = (value: number) => variation(mask.with(i, value)).value;
    const measured = (at(cell + h) - at(cell - h)) / (2 * h);
    expect(Math.abs(measured - gradient[i]!)).toBeLessThan(0.01 * Math.max(0.05, Math.abs(measured)));
  });
});

test('a mask of ones is at rest', () => {
  const { value, gradient } = variationOn(coloured, 'symmetric')(new Float32Array(9).fill(1));
  expect(value).toBeCloseTo(0, 12);
  gradient.forEach((slope) => {
    expect(slope).toBeCloseTo(0, 6);
  });
});

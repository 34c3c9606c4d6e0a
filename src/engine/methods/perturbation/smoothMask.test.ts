import { expect, test } from 'vitest';
import { createSmoothMask } from './smoothMask.ts';
import { unevenNumbers } from './linearNetwork.fixture.ts';

const shape = { width: 12, height: 9, step: 2, kernel: 6 };
const parametersOf = (count: number) => unevenNumbers(count, 0.37).map((value) => (value + 1) / 2);

/** exp(−2 max(0, d ⁄ σ − ½)²) for a kernel of 6 pixels. */
const kernelOfSix = (distance: number) => Math.exp(-2 * Math.max(0, distance / 6 - 0.5) ** 2);

test('around a single point the mask is flat up to half the width of the kernel', () => {
  const { mask } = createSmoothMask({ width: 80, height: 80, step: 20, kernel: 60 }).enlarge(
    new Float32Array(16).with(5, 1),
  );
  // The point is at (20, 20); every one of 81 neighbours but it counts exp(0).
  const flat = Math.exp(20) / (Math.exp(20) + 80);
  for (const x of [20, 30, 40, 50]) expect(mask[20 * 80 + x]).toBeCloseTo(flat, 5);
  const k = Math.exp(-2 * (40 / 60 - 0.5) ** 2);
  expect(mask[20 * 80 + 60]).toBeCloseTo((k * Math.exp(20 * k)) / (Math.exp(20 * k) + 80), 5);
});

test('a picture of 224 has 32 × 32 parameters', () => {
  const { rows, cols } = createSmoothMask({ width: 224, height: 224, step: 7, kernel: 21 });
  expect([rows, cols]).toEqual([32, 32]);
});

/** The formula, point by point: 9 × 9 neighbours where the kernel is three steps wide, those beyond the edge repeat it. */
function plainMask(parameters: Float32Array, rows: number, cols: number): number[] {
  return Array.from({ length: shape.width * shape.height }, (_, pixel) => {
    const [y, x] = [Math.floor(pixel / shape.width), pixel % shape.width];
    let [sum, total] = [0, 0];
    for (let row = Math.floor(y / 2) - 4; row <= Math.floor(y / 2) + 4; row++) {
      for (let col = Math.floor(x / 2) - 4; col <= Math.floor(x / 2) + 4; col++) {
        const point = Math.min(rows - 1, Math.max(0, row)) * cols + Math.min(cols - 1, Math.max(0, col));
        const v = kernelOfSix(Math.hypot(y - 2 * row, x - 2 * col)) * parameters[point]!;
        sum += v * Math.exp(20 * v);
        total += Math.exp(20 * v);
      }
    }
    return sum / total;
  });
}

test('the mask is the smooth maximum of the neighbours, pixel by pixel', () => {
  const smooth = createSmoothMask(shape);
  expect([smooth.rows, smooth.cols]).toEqual([5, 6]);
  // Both ends of the range among them, whose powers are kept ready.
  const parameters = parametersOf(30).with(3, 0).with(8, 1);
  const { mask } = smooth.enlarge(parameters);
  plainMask(parameters, 5, 6).forEach((expected, pixel) => {
    expect(mask[pixel]).toBeCloseTo(expected, 5);
  });
});

test('parameters of 0 to 1 give shares of 0 to 1, and one alone a blob about its place', () => {
  const smooth = createSmoothMask({ width: 32, height: 32, step: 1, kernel: 3 });
  const one = new Float32Array(32 * 32);
  one[16 * 32 + 10] = 1;
  const { mask } = smooth.enlarge(one);
  expect(mask[16 * 32 + 10]).toBe(Math.max(...mask));
  expect(Math.max(...mask)).toBeGreaterThan(0.99);
  expect(mask[16 * 32 + 13]).toBeLessThan(0.9);
  expect(mask[16 * 32 + 30]).toBe(0);
  expect(Math.min(...mask)).toBe(0);
});

test('finite differences agree with the slope of the parameters', () => {
  const smooth = createSmoothMask(shape);
  const parameters = parametersOf(30);
  const slope = unevenNumbers(shape.width * shape.height, 0.91);
  const value = (at: Float32Array) => smooth.enlarge(at).mask.reduce((sum, share, i) => sum + share * slope[i]!, 0);
  const gradient = smooth.enlarge(parameters).gather(slope);
  const h = 1 / 256;
  const largest = Math.max(...gradient.map(Math.abs));
  gradient.forEach((g, i) => {
    const up = value(parameters.with(i, parameters[i]! + h));
    const down = value(parameters.with(i, parameters[i]! - h));
    expect(Math.abs((up - down) / (2 * h) - g)).toBeLessThan(0.02 * largest);
  });
});

test('parameters of one give a mask that no edge raises: the same at every pixel alike to its grid point', () => {
  const { mask } = createSmoothMask(shape).enlarge(new Float32Array(30).fill(1));
  expect(Math.max(...mask)).toBeLessThanOrEqual(1);
  expect(Math.min(...mask)).toBeGreaterThan(0.9);
  for (let y = 0; y < shape.height; y++)
    for (let x = 0; x < shape.width; x++)
      expect(mask[y * shape.width + x]).toBeCloseTo(mask[(y % 2) * shape.width + (x % 2)]!, 6);
});

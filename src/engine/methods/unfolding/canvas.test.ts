import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { createCanvas } from './canvas.ts';
import { planCrops } from './cropPlan.ts';

const constant = (value: number, size = 7): HeatMap => ({
  width: size,
  height: size,
  signed: true,
  values: new Float32Array(size * size).fill(value),
});

const whole = [224, 224] as const;
const published = planCrops(whole, 124 / 224, 6);

function covered(coverage: 'exact' | 'as published', confidence: (crop: number) => number = () => 0.5) {
  const canvas = createCanvas(whole, published.side, 'half-pixel');
  published.corners.forEach((corner, crop) => {
    canvas.add(constant(3), corner, confidence(crop));
  });
  const { values } = canvas.read(coverage);
  return (row: number, col: number) => values[row * 224 + col];
}

test('divided by the exact coverage, a constant map comes out constant', () => {
  const at = covered('exact');
  for (const [row, col] of [
    [0, 0],
    [0, 111],
    [111, 111],
    [223, 223],
    [5, 200],
  ] as const)
    expect(at(row, col)).toBeCloseTo(3, 5);
});

test('as published it comes out as coverage ÷ (coverage + 1): 0.5, 0.857 and 0.973', () => {
  const at = covered('as published');
  expect(at(0, 0)! / 3).toBeCloseTo(1 / 2, 6);
  expect(at(0, 111)! / 3).toBeCloseTo(6 / 7, 6);
  expect(at(111, 111)! / 3).toBeCloseTo(36 / 37, 6);
  expect(at(223, 111)! / 3).toBeCloseTo(6 / 7, 6);
});

test('the surest crop counts 1, none less than exp(−1), in the ratio exp of their difference', () => {
  const confidence = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(confidence, { minLength: 1, maxLength: 9 }), (confidences) => {
      const canvas = createCanvas([1, confidences.length], [1, 1], 'half-pixel');
      confidences.forEach((one, col) => {
        canvas.add(constant(1, 1), [0, col], one);
      });
      const weights = Array.from(canvas.read('exact').values);
      const most = Math.max(...confidences);
      expect(Math.max(...weights)).toBeCloseTo(1, 6);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(Math.exp(-1) - 1e-6);
      weights.forEach((weight, i) => {
        expect(weight).toBeCloseTo(Math.exp(confidences[i]! - most), 6);
      });
    }),
  );
});

test('what is found at a pixel of crop (i, j) lands 20 i rows down and 20 j columns right of it', () => {
  fc.assert(
    fc.property(fc.nat(35), fc.nat(123), fc.nat(123), (crop, row, col) => {
      const canvas = createCanvas(whole, published.side, 'half-pixel');
      const delta = constant(0, 124);
      delta.values[row * 124 + col] = 1;
      canvas.add(delta, published.corners[crop]!, 1);
      const { values } = canvas.read('exact');
      const place = (20 * Math.floor(crop / 6) + row) * 224 + 20 * (crop % 6) + col;
      expect(values[place]).toBeCloseTo(1, 6);
      expect(values.reduce((sum, value) => sum + Math.abs(value), 0)).toBeCloseTo(1, 6);
    }),
    { numRuns: 20 },
  );
});

test('a pixel that no crop has seen is 0, and so is all of it before the first', () => {
  const canvas = createCanvas([4, 4], [2, 2], 'half-pixel');
  expect(Math.max(...canvas.read('exact').values.map(Math.abs))).toBe(0);
  canvas.add(constant(-2, 2), [0, 0], 1);
  const { values, signed } = canvas.read('exact');
  expect(values[15]).toBe(0);
  expect(values[0]).toBeCloseTo(-2, 6);
  expect(signed).toBe(true);
});

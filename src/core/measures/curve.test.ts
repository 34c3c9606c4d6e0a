import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveOf, curvePoints } from './curve.ts';

test('224 × 224 pixels have the published steps: 1792 pixels in 28, or 224 pixels in 224', () => {
  expect(curvePoints(224 * 224, 28)).toEqual(Array.from({ length: 29 }, (_, at) => 1792 * at));
  expect(curvePoints(224 * 224, 224)).toEqual(Array.from({ length: 225 }, (_, at) => 224 * at));
});

test('the points go from no pixel to all of them, and no step but the last is shorter than another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 300 }), (pixels, steps) => {
      const points = curvePoints(pixels, steps);
      const lengths = points.slice(1).map((point, at) => point - points[at]!);
      expect(points.length).toBeLessThanOrEqual(steps + 1);
      expect([points[0], points.at(-1)]).toEqual([0, pixels]);
      expect(new Set(lengths.slice(0, -1)).size).toBeLessThanOrEqual(1);
      expect(lengths.at(-1)).toBeGreaterThan(0);
      expect(lengths.at(-1)).toBeLessThanOrEqual(lengths[0]!);
    }),
  );
});

test('the area under a confidence that never changes is that confidence', () => {
  const points = curvePoints(56, 28);
  expect(
    curveOf(
      points,
      points.map(() => 0.3),
    ).area,
  ).toBeCloseTo(0.3, 12);
});

test('one pixel that decides, changed first, leaves half a step', () => {
  const points = curvePoints(56, 28);
  const first = points.map((count) => Number(count > 0));
  // The golden values of attribution.md §E.1.
  expect(curveOf(points, first).area).toBeCloseTo(0.982143, 6);
  expect(
    curveOf(
      points,
      first.map((value) => 1 - value),
    ).area,
  ).toBeCloseTo(0.017857, 6);
});

test('a straight line has the area of its middle', () => {
  const points = curvePoints(100, 10);
  const curve = curveOf(
    points,
    points.map((count) => count / 100),
  );
  expect(curve.area).toBeCloseTo(0.5, 12);
  expect(curve.shares).toEqual(curve.confidences);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { finish } from './finish.ts';

const mapOf = (width: number, values: readonly number[]): HeatMap => ({
  width,
  height: values.length / width,
  signed: true,
  values: Float32Array.from(values),
});

const delta = (width: number, height: number, at: number) =>
  finish(
    mapOf(
      width,
      Array.from({ length: width * height }, (_, i) => Number(i === at)),
    ),
  ).values;

test('one bright pixel becomes the 5 × 5 Gaussian of sigma 3', () => {
  const values = delta(11, 11, 60);
  const tap = (distance: number) => Math.exp(-(distance * distance) / 18);
  const sum = tap(0) + 2 * tap(1) + 2 * tap(2);
  for (const [down, right] of [
    [0, 0],
    [1, 0],
    [2, -2],
    [-1, 2],
  ] as const)
    expect(values[60 + 11 * down + right]).toBeCloseTo((tap(down) / sum) * (tap(right) / sum), 6);
  expect(values[60 + 3]).toBe(0);
  expect(values[60 - 33]).toBe(0);
});

test('at a border what would lie outside is mirrored, without repeating the border', () => {
  const tap = (distance: number) => Math.exp(-(distance * distance) / 18);
  const sum = tap(0) + 2 * tap(1) + 2 * tap(2);
  const values = delta(7, 1, 1);
  expect(values[0]).toBeCloseTo((2 * tap(1)) / sum, 6);
  expect(values[1]).toBeCloseTo((tap(0) + tap(2)) / sum, 6);
  expect(delta(7, 1, 0)[0]).toBeCloseTo(tap(0) / sum, 6);
});

test('values lie in 0 … 1, whatever they were', () => {
  const map = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([width, height]) =>
      fc
        .array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: width * height, maxLength: width * height })
        .map((values) => mapOf(width, values)),
    );
  fc.assert(
    fc.property(map, (one) => {
      const { values, signed, width, height } = finish(one);
      expect([signed, width, height]).toEqual([false, one.width, one.height]);
      for (const value of values) expect(value >= 0 && value <= 1 + 1e-6).toBe(true);
    }),
  );
});

test('evidence against is cut off before anything else', () => {
  const values = finish(mapOf(9, [0, 0, 0, 0, 1, 0, 0, 0, -50])).values;
  expect(values[4]).toBeGreaterThan(0.2);
  expect(values[8]).toBe(0);
});

test('a constant map has nothing to show', () => {
  expect([...finish(mapOf(3, [2, 2, 2, 2, 2, 2])).values]).toEqual([0, 0, 0, 0, 0, 0]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, mapOf } from '../maps/heatMap.fixture.ts';
import type { HeatMap } from '../maps/heatMap.ts';
import type { Box } from './mapMeasures.ts';
import { boxMask, energyInside, pointingTolerance, pointsAt } from './pointing.ts';

/** 375 pixels along the shorter side, where the tolerance is the published one. */
const [WIDTH, HEIGHT] = [500, 375];

function peakAt(x: number, y: number): HeatMap {
  const values = new Float32Array(WIDTH * HEIGHT);
  values[y * WIDTH + x] = 1;
  return { width: WIDTH, height: HEIGHT, signed: false, values };
}

const thing = boxMask([[100, 100, 200, 150]], WIDTH, HEIGHT);
const hits = (x: number, y: number) =>
  pointsAt(peakAt(x, y), thing, pointingTolerance({ width: WIDTH, height: HEIGHT }));

test('a point on the thing is a hit', () => {
  expect(hits(150, 120)).toBe(true);
});

test('14 pixels beside it still is one, 15 are a miss', () => {
  expect(hits(199 + 14, 120)).toBe(true);
  expect(hits(199 + 15, 120)).toBe(false);
  expect(hits(100 - 14, 120)).toBe(true);
  expect(hits(100 - 15, 120)).toBe(false);
  expect(hits(150, 149 + 14)).toBe(true);
  expect(hits(150, 149 + 15)).toBe(false);
});

test('distance is counted straight: 10 across and 11 down are fewer than 15 pixels, 11 and 11 are more', () => {
  expect(hits(199 + 10, 149 + 11)).toBe(true);
  expect(hits(199 + 11, 149 + 11)).toBe(false);
});

test('the tolerance is the same share of any picture', () => {
  expect(pointingTolerance({ width: 500, height: 375 })).toBeCloseTo(15, 12);
  expect(pointingTolerance({ width: 224, height: 224 })).toBeCloseTo(8.96, 12);
});

test('of several equal heights the first counts, and a map of zeros points nowhere', () => {
  const mask = Uint8Array.of(0, 0, 0, 0, 1);
  expect(pointsAt(mapOf([[0, 7, 0, 0, 7]]), mask, 1)).toBe(false);
  expect(pointsAt(mapOf([[0, 6, 0, 0, 7]]), mask, 1)).toBe(true);
  expect(pointsAt(mapOf([[0, 0, 0, 0, 0]]), Uint8Array.of(1, 1, 1, 1, 1), 1)).toBe(false);
});

test('a box holds the pixels whose middles it holds, and several boxes are one thing', () => {
  const boxes: Box[] = [
    [0.4, 0, 2.4, 1],
    [1.6, 0.2, 3.6, 1.6],
  ];
  expect([...boxMask(boxes, 4, 3)]).toEqual([...[1, 1, 1, 1], ...[0, 0, 1, 1], ...[0, 0, 0, 0]]);
});

test('a uniform map has as much of its energy on the thing as the thing has of the picture', () => {
  const mask = boxMask([[0, 0, 3, 2]], 8, 6);
  expect(energyInside(mapOf(Array.from({ length: 6 }, () => new Array<number>(8).fill(0.7))), mask)).toBeCloseTo(
    6 / 48,
    12,
  );
});

test('energy runs along rows, not columns', () => {
  const map = mapOf([
    [1, 2, 3],
    [0, 0, 0],
  ]);
  expect(energyInside(map, boxMask([[1, 0, 3, 1]], 3, 2))).toBeCloseTo(5 / 6, 12);
});

test('negative values and empty maps have no energy', () => {
  expect(energyInside(mapOf([[-5, 1]], true), Uint8Array.of(1, 0))).toBe(0);
  expect(energyInside(mapOf([[0, 0]]), Uint8Array.of(1, 1))).toBe(0);
});

test('what lies on the thing and what lies beside it make up the whole', () => {
  fc.assert(
    fc.property(anyMap(false), fc.nat(9), fc.nat(9), (map, right, bottom) => {
      const mask = boxMask([[0, 0, right, bottom]], map.width, map.height);
      const beside = mask.map((value) => 1 - value);
      const whole = map.values.some((value) => value > 0) ? 1 : 0;
      expect(energyInside(map, mask) + energyInside(map, beside)).toBeCloseTo(whole, 9);
    }),
  );
});

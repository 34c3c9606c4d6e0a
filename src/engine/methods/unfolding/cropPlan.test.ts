import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCrops } from './cropPlan.ts';

test('at the published settings crops of 124 lie 20 pixels apart and end at the border', () => {
  const { side, corners } = planCrops([224, 224], 124 / 224, 6);
  expect(side).toEqual([124, 124]);
  expect(corners).toHaveLength(36);
  expect(corners.slice(0, 6).map(([, left]) => left)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(corners.map(([top]) => top)).toEqual([0, 20, 40, 60, 80, 100].flatMap((top) => Array<number>(6).fill(top)));
});

test('where whole steps would miss the border they are spread by rounding', () => {
  const lefts = (share: number, count: number) =>
    planCrops([224, 224], share, count)
      .corners.slice(0, count)
      .map(([, left]) => left);
  expect(lefts(176 / 224, 6)).toEqual([0, 10, 19, 29, 38, 48]);
  expect(lefts(124 / 224, 8)).toEqual([0, 14, 29, 43, 57, 71, 86, 100]);
});

test('one crop alone lies in the middle, and is the whole picture at share 1', () => {
  expect(planCrops([224, 224], 124 / 224, 1)).toEqual({ side: [124, 124], corners: [[50, 50]] });
  expect(planCrops([12, 14], 1, 1)).toEqual({ side: [12, 14], corners: [[0, 0]] });
});

test('every crop lies inside, and the outer ones touch the borders', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 300 }),
      fc.integer({ min: 8, max: 300 }),
      fc.double({ min: 0.25, max: 1, noNaN: true }),
      fc.integer({ min: 2, max: 8 }),
      (height, width, share, count) => {
        const { side, corners } = planCrops([height, width], share, count);
        const bottoms = corners.map(([top]) => top + side[0]);
        const rights = corners.map(([, left]) => left + side[1]);
        expect([Math.max(...bottoms), Math.max(...rights)]).toEqual([height, width]);
        expect(corners[0]).toEqual([0, 0]);
        expect(Math.min(...corners.flat())).toBe(0);
      },
    ),
  );
});

test('at 0.5 and more every pixel is seen by some crop', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 300 }),
      fc.double({ min: 0.51, max: 1, noNaN: true }),
      fc.integer({ min: 2, max: 8 }),
      (width, share, count) => {
        const { side, corners } = planCrops([8, width], share, count);
        const lefts = corners.slice(0, count).map(([, left]) => left);
        lefts.slice(1).forEach((left, i) => {
          expect(left).toBeLessThanOrEqual(lefts[i]! + side[1]);
        });
      },
    ),
  );
});

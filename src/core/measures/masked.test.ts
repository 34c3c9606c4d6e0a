import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropOf, increaseOf, negativeDensity, positiveDensity } from './masked.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a map that shows everything loses nothing and gains nothing', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (whole) => {
      expect(dropOf(whole, whole)).toBe(0);
      expect(increaseOf(whole, whole)).toBe(0);
    }),
  );
});

test('a drop is the share of the confidence that is lost', () => {
  expect(dropOf(0.8, 0.2)).toBeCloseTo(0.75, 12);
  expect(dropOf(0.8, 0)).toBe(1);
});

test('a gain is an increase and no drop; a loss is a drop and no increase', () => {
  expect([dropOf(0.4, 0.5), increaseOf(0.4, 0.5)]).toEqual([0, 1]);
  expect(increaseOf(0.5, 0.4)).toBe(0);
});

test('drops are from 0 to 1', () => {
  fc.assert(
    fc.property(share, share, (whole, shown) => {
      const drop = dropOf(whole, shown);
      if (whole === 0) expect(drop).toBeNull();
      else expect(drop !== null && drop >= 0 && drop <= 1).toBe(true);
    }),
  );
});

test('where there is no confidence, or less than none in a difference of two, nothing can be lost', () => {
  expect(dropOf(0, 0)).toBeNull();
  expect(dropOf(-0.2, -0.5)).toBeNull();
});

test('the densities divide by what the map lights up and by what it leaves dark', () => {
  expect(positiveDensity(0.6, 0.25)).toBeCloseTo(2.4, 12);
  expect(negativeDensity(0.6, 0.25)).toBeCloseTo(0.8, 12);
});

test('a map of zeros has no positive density and a map of ones no negative one', () => {
  expect(positiveDensity(0.1, 0)).toBeNull();
  expect(negativeDensity(0.1, 1)).toBeNull();
  expect(negativeDensity(0.1, 0)).toBe(0.1);
});

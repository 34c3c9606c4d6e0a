import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOf } from '../maps/heatMap.fixture.ts';
import { seededRandom } from '../seededRandom.ts';
import { rankAgreement, topAgreement } from './agreement.ts';

const distinct = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 30 });

test('a map agrees wholly with itself and with whatever keeps its order', () => {
  fc.assert(
    fc.property(distinct, (row) => {
      const [map, cubed] = [mapOf([row]), mapOf([row.map((value) => value ** 3 + 7)])];
      expect(rankAgreement(map, cubed)).toBeCloseTo(1, 9);
      expect(topAgreement(map, cubed, 0.3)).toBe(1);
    }),
  );
});

test('a map turned upside down disagrees wholly', () => {
  const rising = mapOf([[0, 1, 2, 3, 4, 5, 6, 7]]);
  const falling = mapOf([[7, 6, 5, 4, 3, 2, 1, 0]]);
  expect(rankAgreement(rising, falling)).toBeCloseTo(-1, 12);
  expect(topAgreement(rising, falling, 0.5)).toBe(0);
});

test('the share of the top that two maps have in common', () => {
  expect(topAgreement(mapOf([[9, 8, 7, 6, 0, 0, 0, 0]]), mapOf([[9, 0, 7, 0, 6, 5, 0, 0]]), 0.5)).toBe(0.5);
});

test('at least one pixel is looked at, however small the share', () => {
  expect(topAgreement(mapOf([[0, 1, 0]]), mapOf([[0, 2, 1]]), 0.01)).toBe(1);
});

test('a map that is the same everywhere has no order to agree with', () => {
  expect(rankAgreement(mapOf([[1, 1, 1]]), mapOf([[1, 2, 3]]))).toBeNull();
});

test('maps of random numbers agree by chance only', () => {
  const random = seededRandom(5);
  const noise = () => mapOf([Array.from({ length: 10_000 }, random)]);
  const [one, other] = [noise(), noise()];
  // Standard errors: 0.01 of the correlation, 0.004 of the share.
  expect(Math.abs(rankAgreement(one, other) ?? 1)).toBeLessThan(0.04);
  expect(Math.abs(topAgreement(one, other, 0.2) - 0.2)).toBeLessThan(0.03);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf, size, withRegion } from '../../core/regions/regionSet.ts';
import { familyOrder } from './familyOrder.ts';

const lists = fc
  .uniqueArray(fc.integer({ min: 0, max: 511 }), { maxLength: 30 })
  .map((bits) => bits.map((b) => BigInt(b) as RegionSet));

test('every set is in the order once, the first one first', () => {
  fc.assert(
    fc.property(lists, (sets) => {
      const order = familyOrder(sets);
      expect([...order].sort((a, b) => a - b)).toEqual([...sets.keys()]);
      if (sets.length > 0) expect(order[0]).toBe(0);
    }),
  );
});

test('nothing that comes later would have been nearer', () => {
  fc.assert(
    fc.property(lists, (sets) => {
      const ordered = familyOrder(sets).flatMap((at) => sets[at] ?? []);
      for (const [i, set] of ordered.entries()) {
        const distances = ordered.slice(i + 1).map((later) => size((set ^ later) as RegionSet));
        if (distances.length > 0) expect(distances[0]).toBe(Math.min(...distances));
      }
    }),
  );
});

test('two families that come mixed are told apart', () => {
  const [one, other] = [setOf([1, 2, 3]), setOf([20, 21, 22, 23])];
  const mixed = [5, 6, 7].flatMap((id) => [withRegion(one, id), withRegion(other, id)]);
  expect(familyOrder(mixed).map((at) => at % 2)).toEqual([0, 0, 0, 1, 1, 1]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  difference,
  emptySet,
  fullSet,
  has,
  intersection,
  isSubset,
  members,
  setOf,
  size,
  union,
  withRegion,
  withoutRegion,
} from './regionSet.ts';

/** Ids beyond 64 are included: a set is not a machine word. */
const ids = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 40 });
const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b);

describe('regionSet', () => {
  it('gives its members back in ascending order', () => {
    fc.assert(
      fc.property(ids, (list) => {
        expect(members(setOf(list))).toEqual(ascending(list));
        expect(size(setOf(list))).toBe(list.length);
      }),
    );
  });

  it('is equal by === whatever the order of its making', () => {
    fc.assert(
      fc.property(ids, (list) => {
        expect(setOf(list)).toBe(setOf([...list].reverse()));
      }),
    );
  });

  it('agrees with the sets of the language', () => {
    fc.assert(
      fc.property(ids, ids, (left, right) => {
        const [a, b] = [setOf(left), setOf(right)];
        expect(members(union(a, b))).toEqual(ascending([...new Set([...left, ...right])]));
        expect(members(intersection(a, b))).toEqual(ascending(left.filter((id) => right.includes(id))));
        expect(members(difference(a, b))).toEqual(ascending(left.filter((id) => !right.includes(id))));
        expect(isSubset(a, b)).toBe(left.every((id) => right.includes(id)));
      }),
    );
  });

  it('adds and removes one region, twice the same as once', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 120 }), (list, id) => {
        const set = setOf(list);
        expect(has(withRegion(set, id), id)).toBe(true);
        expect(has(withoutRegion(set, id), id)).toBe(false);
        expect(withRegion(withRegion(set, id), id)).toBe(withRegion(set, id));
        expect(withoutRegion(withRegion(set, id), id)).toBe(withoutRegion(set, id));
      }),
    );
  });

  it('holds every region and no other in the full set', () => {
    expect(members(fullSet(4))).toEqual([0, 1, 2, 3]);
    expect(fullSet(0)).toBe(emptySet);
    expect(size(fullSet(100))).toBe(100);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalPartSets } from './partSets.ts';
import { towers, vehicles } from './toyFamilies.fixture.ts';

const within = (small: readonly string[], large: readonly string[]) => small.every((part) => large.includes(part));
const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const classes = fc
  .array(fc.subarray(names), { minLength: 1, maxLength: 5 })
  .map((all) => all.map((parts, at) => ({ name: `class ${at}`, parts })));

describe('the small sets of parts that give a class away', () => {
  it('are pairs where every part is shared with one other class', () => {
    // bonnet and white hubs are both shared with the fire engine, windows and beacons with the city bus.
    expect(minimalPartSets(vehicles, 'school bus')).toEqual([
      ['yellow hull', 'bonnet'],
      ['yellow hull', 'windows'],
      ['yellow hull', 'beacons'],
      ['yellow hull', 'white hubs'],
      ['bonnet', 'windows'],
      ['bonnet', 'beacons'],
      ['windows', 'white hubs'],
      ['beacons', 'white hubs'],
    ]);
  });

  it('put a part that nobody else has first and alone', () => {
    const sets = minimalPartSets(towers, 'windmill');
    expect(sets[0]).toEqual(['sails']);
    expect(sets.slice(1).some((set) => set.includes('sails'))).toBe(false);
  });

  it('use only what is there', () => {
    expect(minimalPartSets(vehicles, 'school bus', ['bonnet', 'beacons', 'white hubs'])).toEqual([
      ['bonnet', 'beacons'],
      ['beacons', 'white hubs'],
    ]);
  });

  it('are none where what is there belongs to another class too', () => {
    expect(minimalPartSets(vehicles, 'school bus', ['bonnet', 'white hubs'])).toEqual([]);
    expect(minimalPartSets(vehicles, 'school bus', [])).toEqual([]);
  });

  it('are one empty set where there is no other class', () => {
    expect(minimalPartSets(vehicles.slice(0, 1), 'school bus')).toEqual([[]]);
  });

  it('are of a class that exists', () => {
    expect(() => minimalPartSets(vehicles, 'tram')).toThrow(RangeError);
  });

  it('are exactly the sets that only this class has, and none of whose parts can go', () => {
    fc.assert(
      fc.property(classes, fc.subarray(names), (all, present) => {
        const own = all[0]!;
        const only = (set: readonly string[]) => !all.slice(1).some(({ parts }) => within(set, parts));
        const sets = minimalPartSets(all, own.name, present);
        for (let bits = 0; bits < 2 ** names.length; bits++) {
          const set = names.filter((_, at) => (bits >> at) & 1);
          const due =
            within(set, own.parts) &&
            within(set, present) &&
            only(set) &&
            set.every((part) => !only(set.filter((one) => one !== part)));
          expect(sets.some((one) => one.length === set.length && within(one, set))).toBe(due);
        }
        expect(new Set(sets.map(String)).size).toBe(sets.length);
      }),
    );
  });
});

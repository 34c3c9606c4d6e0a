import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOf, size } from '../regions/regionSet.ts';
import { binomial, subsetsOfSize } from './subsets.ts';
import { everySet } from './toy.fixture.ts';

describe('subsetsOfSize', () => {
  it('gives every subset of that size once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 9 }), (regions, count) => {
        const given = [...subsetsOfSize([...Array(regions).keys()], count)];
        expect(given).toHaveLength(binomial(regions, count));
        expect(new Set(given)).toEqual(new Set(everySet(regions).filter((set) => size(set) === count)));
      }),
    );
  });

  it('gives those of the first regions first', () => {
    expect([...subsetsOfSize([7, 2, 5], 2)]).toEqual([setOf([7, 2]), setOf([7, 5]), setOf([2, 5])]);
  });
});

describe('binomial', () => {
  it('counts the published combinatorial search: 4 of 20 and 4 of 10', () => {
    expect([binomial(20, 4), binomial(10, 4), binomial(49, 2), binomial(3, 5)]).toEqual([4845, 210, 1176, 0]);
  });
});

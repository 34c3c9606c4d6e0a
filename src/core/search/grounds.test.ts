import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, intersection, isSubset, members, setOf, size } from '../regions/regionSet.ts';
import { complementOf, relaxedGrounds } from './grounds.ts';
import type { Overlap } from './settings.ts';

const share = (limit: number): Overlap => ({ kind: 'share', limit });
const count = (limit: number): Overlap => ({ kind: 'count', limit });

describe('complementOf', () => {
  it('is what no root uses', () => {
    expect(
      members(
        complementOf(6, [
          [4, 0],
          [0, 3],
        ]),
      ),
    ).toEqual([1, 2, 5]);
    expect(members(complementOf(3, []))).toEqual([0, 1, 2]);
  });
});

describe('relaxedGrounds', () => {
  it('lets the most needed half of a root back in first, then the other half', () => {
    const back = relaxedGrounds(6, [[3, 1, 5, 0]], share(0.5)).map((ground) =>
      members(difference(ground, complementOf(6, [[3, 1, 5, 0]]))),
    );
    expect(back).toEqual([
      [1, 3],
      [0, 5],
    ]);
  });

  it('tries each root, then all of them at once', () => {
    const roots = [
      [0, 1],
      [2, 3, 4],
    ];
    const back = relaxedGrounds(6, roots, count(1)).map((ground) =>
      members(difference(ground, complementOf(6, roots))),
    );
    expect(back).toEqual([[0], [2], [1], [4], [0, 2], [1, 4]]);
  });

  it('has nothing to offer where nothing may be shared', () => {
    expect(
      relaxedGrounds(
        6,
        [
          [0, 1],
          [2, 3],
        ],
        count(0),
      ),
    ).toEqual([]);
    expect(relaxedGrounds(6, [[0], [2]], share(0.5))).toEqual([]);
    expect(relaxedGrounds(6, [], share(0.5))).toEqual([]);
  });

  it('lets a third of three regions be one', () => {
    expect(relaxedGrounds(4, [[0, 1, 2]], share(1 / 3))).toEqual([setOf([0, 3]), setOf([2, 3])]);
  });

  it('never lets in more of a root than a set of its size may share', () => {
    const roots = fc.uniqueArray(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }), {
      maxLength: 3,
    });
    const overlap = fc.oneof(
      fc.integer({ min: 0, max: 20 }).map((n) => share(n / 20)),
      fc.integer({ min: 0, max: 4 }).map(count),
    );
    fc.assert(
      fc.property(roots, overlap, (ranked, rule) => {
        // Disjoint roots only: where roots overlap, what one lets in may be another's too.
        const sets = ranked.map(setOf);
        fc.pre(sets.every((a, i) => sets.every((b, j) => i === j || intersection(a, b) === 0n)));
        const grounds = relaxedGrounds(10, ranked, rule);
        expect(new Set(grounds).size).toBe(grounds.length);
        for (const ground of grounds) {
          expect(isSubset(complementOf(10, ranked), ground)).toBe(true);
          expect(ground).not.toBe(complementOf(10, ranked));
          for (const root of sets) {
            const shared = size(intersection(root, ground));
            expect(rule.kind === 'count' ? shared : shared / size(root)).toBeLessThanOrEqual(rule.limit + 1e-9);
          }
        }
      }),
    );
  });
});

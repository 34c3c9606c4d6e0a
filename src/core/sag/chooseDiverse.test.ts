import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, setOf, size, union } from '../regions/regionSet.ts';
import type { MinimalSufficientExplanation } from '../search/findings.ts';
import type { Overlap } from '../search/settings.ts';
import { areDiverse, chooseDiverse, mayBecomeDiverse } from './chooseDiverse.ts';
import { setsOver } from './lookUp.fixture.ts';

const explanation = (regions: Iterable<number>, confidence = 0.5): MinimalSufficientExplanation => ({
  set: setOf(regions),
  confidence,
  margin: 0.1,
});
const half: Overlap = { kind: 'share', limit: 0.5 };
const atMostOne: Overlap = { kind: 'count', limit: 1 };

const overlaps: fc.Arbitrary<Overlap> = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), limit: fc.constantFrom(0, 0.25, 1 / 3, 0.5, 1) }),
  fc.record({ kind: fc.constant('count' as const), limit: fc.integer({ min: 0, max: 3 }) }),
);
const found = (regions: number, most: number) =>
  fc.uniqueArray(
    fc.record({
      set: setsOver(regions).filter((set) => set !== emptySet),
      confidence: fc.integer({ min: 32, max: 64 }).map((value) => value / 64),
      margin: fc.constant(0.1),
    }),
    { maxLength: most, selector: ({ set }) => set },
  );

/** Every compatible choice of `count`, as lists of indexes in the order `ranks` gives. */
function* choices(ranks: readonly number[], sets: readonly RegionSet[], overlap: Overlap, count: number) {
  function* from(at: number, chosen: readonly number[]): Generator<readonly number[]> {
    if (chosen.length === count) yield chosen;
    if (chosen.length === count) return;
    for (let next = at; next < ranks.length; next++) {
      const index = ranks[next]!;
      if (chosen.every((other) => areDiverse(sets[other]!, sets[index]!, overlap)))
        yield* from(next + 1, [...chosen, index]);
    }
  }
  yield* from(0, []);
}

/** The stated preference, spelled out without any pruning. */
function bestByEnumeration(all: readonly MinimalSufficientExplanation[], roots: number, overlap: Overlap): number[] {
  const sets = all.map(({ set }) => set);
  const ranks = all
    .map((_, index) => index)
    .sort((a, b) => size(sets[a]!) - size(sets[b]!) || all[b]!.confidence - all[a]!.confidence || a - b);
  const sum = (chosen: readonly number[], of: (index: number) => number) =>
    chosen.reduce((total, i) => total + of(i), 0);
  for (let count = Math.min(roots, all.length); count > 0; count--) {
    let best: readonly number[] | null = null;
    for (const chosen of choices(ranks, sets, overlap, count)) {
      const better =
        best === null
          ? -1
          : sum(chosen, (i) => size(sets[i]!)) - sum(best, (i) => size(sets[i]!)) ||
            sum(best, (i) => all[i]!.confidence) - sum(chosen, (i) => all[i]!.confidence);
      if (better < 0) best = chosen;
    }
    if (best !== null) return [...best];
  }
  return [];
}

describe('overlap of two explanations', () => {
  it('is a share of the smaller set', () => {
    expect(areDiverse(setOf([1, 2]), setOf([2, 3, 4, 5]), half)).toBe(true);
    expect(areDiverse(setOf([1, 2, 3]), setOf([2, 3, 4, 5]), half)).toBe(false);
  });

  it('or a number of regions, whatever their size', () => {
    expect(areDiverse(setOf([1, 2]), setOf([2, 3, 4, 5]), atMostOne)).toBe(true);
    expect(areDiverse(setOf([1, 2, 3, 4, 5, 6, 7, 8]), setOf([7, 8, 9, 10, 11, 12]), atMostOne)).toBe(false);
  });

  it('counts a limit that is met exactly as allowed, in floating point too', () => {
    expect(areDiverse(setOf([1, 2, 3]), setOf([3, 4, 5]), { kind: 'share', limit: 1 / 3 })).toBe(true);
    expect(areDiverse(setOf([1, 2, 3]), setOf([3, 4, 5]), { kind: 'share', limit: 0.333333333 })).toBe(true);
    expect(areDiverse(setOf([1, 2, 3]), setOf([3, 4, 5]), { kind: 'share', limit: 0.33 })).toBe(false);
  });

  it('has the empty set share with everything', () => {
    expect(areDiverse(emptySet, setOf([1]), half)).toBe(false);
  });
});

describe('the choice of roots', () => {
  it('is empty where nothing was found or nothing is wanted', () => {
    expect(chooseDiverse([], { roots: 3, overlap: half })).toEqual([]);
    expect(chooseDiverse([explanation([1])], { roots: 0, overlap: half })).toEqual([]);
  });

  it('shows a single near-copy where all are near-copies: the smallest, then the surest', () => {
    const copies = [explanation([1, 2, 3], 0.9), explanation([1, 2, 4], 0.95), explanation([1, 2, 5, 6], 0.99)];
    expect(chooseDiverse(copies, { roots: 3, overlap: half })).toEqual([1]);
  });

  it('prefers more roots to smaller ones', () => {
    const hub = explanation([1, 2], 0.99);
    const spokes = [explanation([1, 3, 5]), explanation([2, 4, 6])];
    expect(chooseDiverse([hub, ...spokes], { roots: 2, overlap: { kind: 'count', limit: 0 } })).toEqual([1, 2]);
  });

  it('then smaller sets to surer ones', () => {
    const all = [explanation([1, 2, 3], 0.99), explanation([4, 5, 6], 0.99), explanation([7, 8], 0.6)];
    expect(chooseDiverse(all, { roots: 2, overlap: half })).toEqual([2, 0]);
  });

  it('then what was found first', () => {
    const all = [explanation([1, 2]), explanation([3, 4]), explanation([5, 6])];
    expect(chooseDiverse(all, { roots: 2, overlap: half })).toEqual([0, 1]);
  });

  it('takes the published peacock: three pairs over three patches are compatible by count, not by share 0', () => {
    const pairs = [explanation([16, 18], 0.97), explanation([16, 17], 0.971), explanation([17, 18], 0.94)];
    expect(chooseDiverse(pairs, { roots: 3, overlap: atMostOne })).toEqual([1, 0, 2]);
    expect(chooseDiverse(pairs, { roots: 3, overlap: { kind: 'share', limit: 0 } })).toEqual([1]);
  });

  it('equals enumeration of every compatible choice', () => {
    fc.assert(
      fc.property(found(7, 12), fc.integer({ min: 1, max: 6 }), overlaps, (all, roots, overlap) => {
        expect(chooseDiverse(all, { roots, overlap })).toEqual(bestByEnumeration(all, roots, overlap));
      }),
      { numRuns: 300 },
    );
  });

  it('has as many roots as there can be, above 30 candidates too', () => {
    fc.assert(
      fc.property(found(12, 120), overlaps, fc.integer({ min: 1, max: 3 }), (all, overlap, roots) => {
        const chosen = chooseDiverse(all, { roots, overlap });
        for (const a of chosen)
          for (const b of chosen) if (a !== b) expect(areDiverse(all[a]!.set, all[b]!.set, overlap)).toBe(true);
        const sets = all.map(({ set }) => set);
        const more = choices([...all.keys()], sets, overlap, chosen.length + 1).next();
        if (chosen.length < Math.min(roots, all.length)) expect(more.done).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on how the same candidates are listed, but for exact ties', () => {
    const distinct = found(9, 20).map((all) => all.map((one, at) => ({ ...one, confidence: 0.5 + at / 64 })));
    fc.assert(
      fc.property(distinct, overlaps, (all, overlap) => {
        const forwards = chooseDiverse(all, { roots: 1, overlap }).map((index) => all[index]!.set);
        const reversed = all.toReversed();
        const backwards = chooseDiverse(reversed, { roots: 1, overlap }).map((index) => reversed[index]!.set);
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  it('finds the one triple hidden among three hundred candidates that only come in pairs', () => {
    // Two families whose members share region 0 or region 1, and one explanation apart from both.
    const family = (hub: number, from: number) =>
      Array.from({ length: 150 }, (_, i) => explanation([hub, from + (i % 15), from + 15 + Math.floor(i / 15)], 0.9));
    const all = [...family(0, 2), ...family(1, 40), explanation([80, 81, 82, 83, 84, 85], 0.51)];
    const chosen = chooseDiverse(all, { roots: 3, overlap: { kind: 'count', limit: 0 } });
    expect(chosen).toEqual([0, 150, 300]);
  });

  it('proves that there is no triple where there is none', () => {
    const family = (hub: number, from: number) =>
      Array.from({ length: 150 }, (_, i) => explanation([hub, from + (i % 15), from + 15 + Math.floor(i / 15)], 0.9));
    const chosen = chooseDiverse([...family(0, 2), ...family(1, 40)], {
      roots: 3,
      overlap: { kind: 'count', limit: 0 },
    });
    expect(chosen).toEqual([0, 150]);
  });

  it('ends with many roots wanted among hundreds of random candidates', () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const all = Array.from({ length: 300 }, () =>
      explanation(new Set(Array.from({ length: 6 }, () => Math.floor(random() * 49))), random()),
    );
    const chosen = chooseDiverse(all, { roots: 12, overlap: { kind: 'count', limit: 1 } });
    for (const a of chosen)
      for (const b of chosen) if (a !== b) expect(areDiverse(all[a]!.set, all[b]!.set, atMostOne)).toBe(true);
    expect(chosen.length).toBeGreaterThanOrEqual(9);
  });

  it('displays everything that is disjoint when asked for more than there is', () => {
    const all = Array.from({ length: 30 }, (_, i) => explanation([i], i / 64));
    expect(chooseDiverse(all, { roots: 30, overlap: half })).toEqual(Array.from({ length: 30 }, (_, i) => 29 - i));
    expect(chooseDiverse(all, { roots: 15, overlap: half })).toHaveLength(15);
  });
});

describe('mayBecomeDiverse', () => {
  it('says so exactly of the sets that some set containing them is diverse from', () => {
    fc.assert(
      fc.property(setsOver(4), setsOver(4), overlaps, (set, other, overlap) => {
        fc.pre(other !== emptySet);
        // Regions beyond the four make a set larger without its sharing more.
        const grown = union(set, setOf([4, 5, 6, 7, 8, 9]));
        expect(mayBecomeDiverse(set, other, overlap)).toBe(areDiverse(grown, other, overlap));
      }),
    );
  });

  it('is as forgiving of a third as the choice is', () => {
    expect(mayBecomeDiverse(setOf([1]), setOf([1, 2, 3]), { kind: 'share', limit: 1 / 3 })).toBe(true);
    expect(mayBecomeDiverse(setOf([1, 2]), setOf([1, 2, 3]), { kind: 'share', limit: 1 / 3 })).toBe(false);
    expect(mayBecomeDiverse(setOf([1, 2]), setOf([1, 2, 3]), atMostOne)).toBe(false);
  });
});

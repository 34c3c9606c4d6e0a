import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Convention } from './interpolation.ts';
import { tapsOf } from './interpolation.ts';

const conventions: readonly Convention[] = ['align-corners', 'half-pixel'];
/** The same as a matrix: how each output is mixed from all inputs. */
const rowsOf = (inputs: number, outputs: number, convention: Convention) =>
  Array.from({ length: outputs }, (_, output) => {
    const row = new Array<number>(inputs).fill(0);
    const { low, high, share } = tapsOf(output, inputs, outputs, convention);
    row[high] = share;
    row[low] = row[low]! + 1 - share;
    return row;
  });
const sizes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }));

describe('interpolation from 3 to 6', () => {
  // Golden values: attribution.md §0.4-2.
  it.each([
    [
      'align-corners' as const,
      [
        [1, 0, 0],
        [0.6, 0.4, 0],
        [0.2, 0.8, 0],
        [0, 0.8, 0.2],
        [0, 0.4, 0.6],
        [0, 0, 1],
      ],
    ],
    [
      'half-pixel' as const,
      [
        [1, 0, 0],
        [0.75, 0.25, 0],
        [0.25, 0.75, 0],
        [0, 0.75, 0.25],
        [0, 0.25, 0.75],
        [0, 0, 1],
      ],
    ],
  ])('%s', (convention, golden) => {
    const rows = rowsOf(3, 6, convention);
    for (const [at, row] of golden.entries())
      for (const [column, weight] of row.entries()) expect(rows[at]?.[column]).toBeCloseTo(weight, 6);
  });
});

describe.each(conventions)('%s', (convention) => {
  it('is the identity where the size stays', () => {
    for (const size of [1, 2, 7])
      expect(rowsOf(size, size, convention)).toEqual(
        Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, at) => (at === row ? 1 : 0))),
      );
  });

  it('mixes at most two neighbours, with weights from 0 to 1 that sum to 1', () => {
    fc.assert(
      fc.property(sizes, ([inputs, outputs]) => {
        for (const row of rowsOf(inputs, outputs, convention)) {
          const used = row.flatMap((weight, at) => (weight === 0 ? [] : [at]));
          expect((used.at(-1) ?? 0) - (used[0] ?? 0)).toBeLessThanOrEqual(1);
          expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
          expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        }
      }),
    );
  });

  it('reads the same from both ends', () => {
    fc.assert(
      fc.property(sizes, ([inputs, outputs]) => {
        if (convention === 'align-corners' && outputs === 1) return;
        const rows = rowsOf(inputs, outputs, convention);
        const mirrored = rows.map((row) => row.toReversed()).toReversed();
        for (const [at, row] of rows.entries())
          for (const [column, weight] of row.entries()) expect(mirrored[at]?.[column]).toBeCloseTo(weight, 5);
      }),
    );
  });

  it('goes from left to right', () => {
    fc.assert(
      fc.property(sizes, ([inputs, outputs]) => {
        const places = Array.from({ length: outputs }, (_, at) => tapsOf(at, inputs, outputs, convention)).map(
          ({ low, share }) => low + share,
        );
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

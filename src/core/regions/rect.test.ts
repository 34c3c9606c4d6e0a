import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rect, Span } from './rect.ts';
import { areaOf, hull, lengthOf, overlapOf, wholeRect } from './rect.ts';

const span = fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]): Span => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const rect = fc.record({ rows: span, columns: span });
const pixels = ({ rows, columns }: Rect): Set<number> => {
  const held = new Set<number>();
  for (let y = rows.from; y < rows.to; y++) for (let x = columns.from; x < columns.to; x++) held.add(100 * y + x);
  return held;
};

test('the whole of a map has all of its pixels', () => {
  expect(wholeRect(3, 5)).toEqual({ rows: { from: 0, to: 3 }, columns: { from: 0, to: 5 } });
  expect(areaOf(wholeRect(3, 5))).toBe(15);
  expect(lengthOf({ from: 2, to: 6 })).toBe(4);
});

test('the overlap of two rectangles has exactly the pixels that both have', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const inB = pixels(b);
      const both = new Set([...pixels(a)].filter((pixel) => inB.has(pixel)));
      expect(areaOf(overlapOf(a, b))).toBe(both.size);
      if (both.size > 0) expect(pixels(overlapOf(a, b))).toEqual(both);
    }),
  );
});

test('the hull is the smallest rectangle with the pixels of both', () => {
  fc.assert(
    fc.property(rect, rect, (a, b) => {
      const held = pixels(hull(a, b));
      for (const pixel of [...pixels(a), ...pixels(b)]) expect(held.has(pixel)).toBe(true);
      expect(overlapOf(hull(a, b), a)).toEqual(a);
      const edges = [hull(a, b).rows.from, hull(a, b).columns.to];
      expect(edges).toEqual([Math.min(a.rows.from, b.rows.from), Math.max(a.columns.to, b.columns.to)]);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, overlapOf, wholeRect, type Rect } from '../../core/regions/rect.ts';
import { cut, paste } from './mapPatch.ts';

const [height, width, channels] = [6, 7, 2];
const map = Float32Array.from({ length: height * width * channels }, (_, i) => i);
const cutOut = (wanted: Rect): Float32Array => {
  const out = new Float32Array(areaOf(wanted) * channels);
  cut(map, width, channels, wanted, out);
  return out;
};
const side = (most: number) =>
  fc.tuple(fc.nat(most - 1), fc.nat(most - 1)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const rect = fc.record({ rows: side(height), columns: side(width) });
const contains = ({ rows, columns }: Rect, y: number, x: number) =>
  y >= rows.from && y < rows.to && x >= columns.from && x < columns.to;

test('what is cut out and put back leaves the map as it was', () => {
  fc.assert(
    fc.property(rect, (held) => {
      const values = cutOut(held);
      const target = map.slice();
      paste({ values: target, rect: wholeRect(height, width) }, channels, { values, rect: held });
      expect(target).toEqual(map);
    }),
  );
});

test('pasting writes the pixels that both hold, and no others', () => {
  fc.assert(
    fc.property(rect, rect, (held, patched) => {
      const target = { values: cutOut(held), rect: held };
      paste(target, channels, { values: new Float32Array(areaOf(patched) * channels).fill(-1), rect: patched });
      let at = 0;
      let written = 0;
      for (let y = held.rows.from; y < held.rows.to; y++) {
        for (let x = held.columns.from; x < held.columns.to; x++, at += channels) {
          const expected = contains(patched, y, x) ? -1 : map[(y * width + x) * channels];
          expect(target.values[at]).toBe(expected);
          if (expected === -1) written++;
        }
      }
      expect(written).toBe(areaOf(overlapOf(held, patched)));
    }),
  );
});

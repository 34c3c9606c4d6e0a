import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLabels, encodeLabels } from './labelRuns.ts';

/** Few labels, so that there are runs. */
const labels = fc.oneof(fc.uint8Array({ max: 3, maxLength: 60 }), fc.uint8Array({ maxLength: 60 }));

describe('runs of labels', () => {
  it('are label and length, in turn', () => {
    expect(encodeLabels(Uint8Array.of(0, 0, 0, 7, 2, 2))).toEqual([0, 3, 7, 1, 2, 2]);
    expect(encodeLabels(new Uint8Array())).toEqual([]);
    expect([...decodeLabels([0, 3, 7, 1, 2, 2], 6)]).toEqual([0, 0, 0, 7, 2, 2]);
  });

  it('read back as what was written', () => {
    fc.assert(
      fc.property(labels, (picture) => {
        expect(decodeLabels(encodeLabels(picture), picture.length)).toEqual(picture);
      }),
    );
  });

  it('are written in one way only: what can be read is written the same again', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 12 }), (runs, count) => {
        let read: Uint8Array;
        try {
          read = decodeLabels(runs, count);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError);
          return;
        }
        expect(encodeLabels(read)).toEqual(runs);
      }),
    );
  });

  it.each([
    ['too few pixels', [0, 3], 4, 'runs of 3 pixels for a picture of 4'],
    ['too many pixels', [0, 3, 1, 2], 4, 'a run of 2 where 1 pixels are left'],
    ['an empty run', [0, 0, 1, 4], 4, 'a run of 0'],
    ['part of a pixel', [0, 1.5], 4, 'a run of 1.5'],
    ['a label without a run', [0, 4, 1], 4, 'a run of 0 where 0'],
    ['a label over a byte', [256, 4], 4, '256 is no label'],
    ['a run cut in two', [5, 2, 5, 2], 4, 'two runs of label 5'],
  ])('are refused with %s', (_, runs, count, detail) => {
    expect(() => decodeLabels(runs, count)).toThrow(detail);
  });
});

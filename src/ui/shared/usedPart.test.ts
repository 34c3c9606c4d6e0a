import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usedPart } from './usedPart.ts';

const wide = { width: 300, height: 200 };
const length = fc.integer({ min: 1, max: 2000 });

describe('the part of a picture that a network takes', () => {
  it('is the middle, as large as its shape allows', () => {
    expect(usedPart(wide, [100, 100], 'crop')).toEqual([50, 0, 200, 200]);
    expect(usedPart({ width: 200, height: 300 }, [100, 100], 'crop')).toEqual([0, 50, 200, 200]);
  });

  it('is everything where it is squashed, or has the shape already', () => {
    expect(usedPart(wide, [100, 100], 'squash')).toEqual([0, 0, 300, 200]);
    expect(usedPart(wide, [100, 150], 'crop')).toEqual([0, 0, 300, 200]);
  });

  it('cropped, always has the network’s shape, lies inside and touches two opposite borders', () => {
    fc.assert(
      fc.property(length, length, length, length, (width, height, rows, columns) => {
        const [left, top, w, h] = usedPart({ width, height }, [rows, columns], 'crop');
        expect(w / h / (columns / rows)).toBeCloseTo(1, 6);
        expect(Math.min(left, top)).toBeCloseTo(0, 6);
        expect(left + w / 2).toBeCloseTo(width / 2, 6);
        expect(top + h / 2).toBeCloseTo(height / 2, 6);
      }),
    );
  });
});

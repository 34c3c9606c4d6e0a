import { describe, expect, it } from 'vitest';
import { isQuarterTurned } from './exif.ts';

/** One directory with two entries, the second of which is the orientation. */
function exif(orientation: number, little: boolean): DataView {
  const bytes = new DataView(new ArrayBuffer(6 + 8 + 2 + 24));
  bytes.setUint32(0, 0x45786966);
  bytes.setUint16(6, little ? 0x4949 : 0x4d4d);
  bytes.setUint16(8, 42, little);
  bytes.setUint32(10, 8, little);
  bytes.setUint16(14, 2, little);
  bytes.setUint16(16, 0x010f, little);
  bytes.setUint16(28, 0x0112, little);
  bytes.setUint16(36, orientation, little);
  return bytes;
}

describe('isQuarterTurned', () => {
  it.each([true, false])('is true for orientations 5 to 8 only (little endian: %s)', (little) => {
    const turned = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => isQuarterTurned(exif(orientation, little), 0, 40));
    expect(turned).toEqual([false, false, false, false, true, true, true, true]);
  });

  it('is false for a segment that is cut, is no EXIF, or points outside itself', () => {
    expect(isQuarterTurned(exif(6, true), 0, 36)).toBe(false);
    expect(isQuarterTurned(new DataView(new ArrayBuffer(40)), 0, 40)).toBe(false);
    const astray = exif(6, true);
    astray.setUint32(10, 0xfffffff0, true);
    expect(isQuarterTurned(astray, 0, 40)).toBe(false);
    expect(isQuarterTurned(exif(6, true), 0, 5)).toBe(false);
  });
});

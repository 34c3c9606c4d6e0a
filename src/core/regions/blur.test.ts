import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blurRgb } from './blur.ts';

/** One white pixel in a black picture, in every channel. */
function point(width: number, height: number, x: number, y: number): Uint8ClampedArray {
  const rgb = new Uint8ClampedArray(width * height * 3);
  rgb.fill(255, (y * width + x) * 3, (y * width + x) * 3 + 3);
  return rgb;
}

describe('blurRgb', () => {
  it('leaves a picture of one colour as it is, borders included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0.3, max: 8, noNaN: true }),
        (width, height, sigma) => {
          const rgb = Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => [200, 40, 7][i % 3] ?? 0);
          blurRgb(rgb, width, height, sigma).forEach((value, i) => {
            expect(value).toBeCloseTo(rgb[i] ?? Number.NaN, 3);
          });
        },
      ),
    );
  });

  it('turns one point into a Gaussian of the sigma asked for', () => {
    const [side, sigma] = [41, 3];
    const blurred = blurRgb(point(side, side, 20, 20), side, side, sigma);
    const at = (x: number, y: number) => blurred[(y * side + x) * 3 + 1] ?? Number.NaN;
    expect(at(23, 20) / at(20, 20)).toBeCloseTo(Math.exp(-9 / 18), 4);
    expect(at(23, 24) / at(20, 20)).toBeCloseTo(Math.exp(-25 / 18), 4);
    expect(blurred.reduce((sum, value) => sum + value, 0)).toBeCloseTo(255 * 3, 1);
  });

  it('keeps channels apart', () => {
    const rgb = new Uint8ClampedArray(5 * 5 * 3);
    rgb[12 * 3] = 255;
    const blurred = blurRgb(rgb, 5, 5, 1);
    expect(blurred.filter((_, i) => i % 3 !== 0).every((value) => value === 0)).toBe(true);
    expect(blurred[12 * 3]).toBeGreaterThan(20);
  });

  it('mirrors at the border without repeating the edge pixel', () => {
    // On a line of three, the neighbours of pixel 0 are pixel 1 on both sides.
    const line = Uint8ClampedArray.from([0, 0, 0, 90, 90, 90, 0, 0, 0]);
    const sigma = 1 / 3;
    const side = Math.exp(-1 / (2 * sigma * sigma));
    expect(blurRgb(line, 3, 1, sigma)[0]).toBeCloseTo((90 * 2 * side) / (1 + 2 * side), 4);
  });
});

import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { DecodedPicture } from './resize.ts';
import { axisTaps, fitWindows, seePicture } from './resize.ts';

const picture = (width: number, height: number, at: (x: number, y: number, c: number) => number): DecodedPicture => {
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = at(x, y, c);
  return { width, height, rgb };
};
const whole = (length: number) => ({ begin: 0, length });
const mean = (values: Uint8ClampedArray): number => values.reduce((sum, v) => sum + v, 0) / values.length;
/** Smooth waves with some texture, no symmetry. */
const waves = (x: number, y: number, c: number): number =>
  128 + 60 * Math.sin(x / (9 + c) + y / 17) + 50 * Math.cos(y / (7 - c) - x / 23) + ((x * 7 + y * 13) % 11);

const sizes = fc.record({ source: fc.integer({ min: 1, max: 90 }), target: fc.integer({ min: 1, max: 40 }) });

describe('the taps of one axis', () => {
  it('shrinking 4 to 2 gives the triangle of half width 2: 3/8, 3/8, 1/8 … renormalised at the border', () => {
    const { first, weights } = axisTaps(4, 2, whole(4));
    expect([...first]).toEqual([0, 1]);
    // Centre 1: pixels at 0.5, 1.5, 2.5 weigh 0.75, 0.75, 0.25, divided by their sum 1.75.
    [3 / 7, 3 / 7, 1 / 7].forEach((weight, k) => {
      expect(weights[0]![k]).toBeCloseTo(weight, 6);
      expect(weights[1]![2 - k]).toBeCloseTo(weight, 6);
    });
  });

  it('enlarging 3 to 6 gives the half-pixel bilinear rows of PyTorch', () => {
    const { first, weights } = axisTaps(3, 6, whole(3));
    const dense = [...first].map((from, o) => [0, 1, 2].map((i) => weights[o]![i - from] ?? 0));
    const rows = [
      [1, 0, 0],
      [0.75, 0.25, 0],
      [0.25, 0.75, 0],
      [0, 0.75, 0.25],
      [0, 0.25, 0.75],
      [0, 0, 1],
    ];
    rows.forEach((row, o) => {
      row.forEach((weight, i) => {
        expect(dense[o]![i]).toBeCloseTo(weight, 6);
      });
    });
  });

  it('always sum to 1, stay inside the source and are never negative', () => {
    fc.assert(
      fc.property(sizes, ({ source, target }) => {
        const { first, weights } = axisTaps(source, target, whole(source));
        weights.forEach((taps, o) => {
          expect(taps.reduce((sum, tap) => sum + tap, 0)).toBeCloseTo(1, 5);
          expect(Math.min(...taps)).toBeGreaterThanOrEqual(0);
          expect(first[o]).toBeGreaterThanOrEqual(0);
          expect(first[o]! + taps.length).toBeLessThanOrEqual(source);
        });
      }),
    );
  });

  it('mirror when the axis is mirrored', () => {
    fc.assert(
      fc.property(sizes, ({ source, target }) => {
        const { first, weights } = axisTaps(source, target, whole(source));
        const dense = (o: number): number[] =>
          Array.from({ length: source }, (_, i) => weights[o]![i - first[o]!] ?? 0);
        for (let o = 0; o < target; o++) {
          const mirrored = dense(target - 1 - o).reverse();
          dense(o).forEach((weight, i) => {
            expect(weight).toBeCloseTo(mirrored[i]!, 5);
          });
        }
      }),
    );
  });
});

describe('which part of the picture is seen', () => {
  it('crop takes the largest centred part with the proportions of the target', () => {
    expect(fitWindows([300, 500], [224, 224], 'crop')).toEqual([
      { begin: 0, length: 300 },
      { begin: 100, length: 300 },
    ]);
    const [rows, cols] = fitWindows([500, 300], [100, 200], 'crop');
    expect(cols).toEqual({ begin: 0, length: 300 });
    expect(rows.begin).toBeCloseTo(175, 9);
    expect(rows.length).toBeCloseTo(150, 9);
  });

  it('squash takes everything', () => {
    expect(fitWindows([300, 500], [224, 224], 'squash')).toEqual([
      { begin: 0, length: 300 },
      { begin: 0, length: 500 },
    ]);
  });

  it('crop and squash agree on a picture of the same proportions', () => {
    const square = picture(61, 61, waves);
    expect(seePicture(square, [32, 32], 'crop').rgb).toEqual(seePicture(square, [32, 32], 'squash').rgb);
  });
});

describe('seePicture', () => {
  it('returns the very pixels when the size already fits, as a copy', () => {
    const same = picture(8, 6, waves);
    const seen = seePicture(same, [6, 8], 'crop');
    expect(seen).toEqual({ width: 8, height: 6, rgb: same.rgb });
    expect(seen.rgb).not.toBe(same.rgb);
  });

  it('keeps a constant colour exactly, whatever the sizes and the fit', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(255), fc.constantFrom('crop' as const, 'squash' as const), (w, h, v, fit) => {
        const seen = seePicture(
          picture(w.source, h.source, (_x, _y, c) => (v + c * 40) % 256),
          [h.target, w.target],
          fit,
        );
        expect(seen.rgb.length).toBe(w.target * h.target * 3);
        seen.rgb.forEach((value, i) => {
          expect(value).toBe((v + (i % 3) * 40) % 256);
        });
      }),
    );
  });

  it('keeps a linear ramp linear away from the border (to rounding)', () => {
    const ramp = picture(240, 40, (x) => x);
    const seen = seePicture(ramp, [10, 60], 'squash');
    for (let x = 1; x < 59; x++) expect(Math.abs(seen.rgb[x * 3]! - ((x + 0.5) * 4 - 0.5))).toBeLessThanOrEqual(0.51);
  });

  it('centres the crop: a ramp 5:1 seen square shows its middle fifth', () => {
    const ramp = picture(250, 50, (x) => x);
    const seen = seePicture(ramp, [10, 10], 'crop');
    for (let x = 0; x < 10; x++)
      expect(Math.abs(seen.rgb[x * 3]! - (100 + (x + 0.5) * 5 - 0.5))).toBeLessThanOrEqual(0.51);
  });

  it('preserves the mean of an antialiased picture to within one level when shrinking', () => {
    const source = picture(301, 207, waves);
    for (const size of [32, 64, 100] as const)
      expect(Math.abs(mean(seePicture(source, [size, size], 'squash').rgb) - mean(source.rgb))).toBeLessThan(1);
  });

  it('antialiases: a one-pixel chequerboard becomes grey, not stripes', () => {
    const board = picture(128, 128, (x, y) => ((x + y) % 2) * 255);
    seePicture(board, [16, 16], 'squash').rgb.forEach((value) => {
      expect(Math.abs(value - 127.5)).toBeLessThan(3);
    });
  });

  it('is separable: transposing the picture transposes the result (to one rounding)', () => {
    const source = picture(90, 70, waves);
    const turned = picture(70, 90, (x, y, c) => source.rgb[(x * 90 + y) * 3 + c]!);
    const a = seePicture(source, [20, 30], 'squash');
    const b = seePicture(turned, [30, 20], 'squash');
    for (let y = 0; y < 20; y++)
      for (let x = 0; x < 30; x++)
        expect(Math.abs(a.rgb[(y * 30 + x) * 3]! - b.rgb[(x * 20 + y) * 3]!)).toBeLessThanOrEqual(1);
  });

  // libvips box-shrinks first when the factor is large and rounds between its passes; below a factor of 2 it
  // only filters, so there the agreement is tight. (It enlarges by another, coarser interpolator: see the taps above.)
  it.each([
    { from: [300, 260], to: [224, 224], mean: 0.6, worst: 3 },
    { from: [400, 300], to: [224, 224], mean: 0.6, worst: 3 },
    { from: [1000, 700], to: [224, 224], mean: 1.5, worst: 12 },
  ])('agrees with libvips (kernel linear), $from to $to', async ({ from, to, ...tolerance }) => {
    const source = picture(from[0]!, from[1]!, waves);
    const reference = await sharp(source.rgb, { raw: { width: from[0]!, height: from[1]!, channels: 3 } })
      .resize(to[0], to[1], { kernel: 'linear', fit: 'fill' })
      .raw()
      .toBuffer();
    const { rgb } = seePicture(source, [to[1]!, to[0]!], 'squash');
    const differences = Array.from(rgb, (value, i) => Math.abs(value - reference[i]!));
    expect(differences.reduce((sum, d) => sum + d, 0) / differences.length).toBeLessThan(tolerance.mean);
    expect(differences.reduce((a, b) => Math.max(a, b))).toBeLessThanOrEqual(tolerance.worst);
  });
});

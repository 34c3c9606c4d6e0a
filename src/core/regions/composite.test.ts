import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BaselineKind } from './baseline.ts';
import { baselineOf, createCompositor, createSetPixels, hiddenPicture, showSet } from './composite.ts';
import type { Footprint } from './footprint.ts';
import { maskOf } from './footprint.ts';
import type { SeenPicture } from './picture.ts';
import type { RegionSet } from './regionSet.ts';
import { emptySet, fullSet, setOf } from './regionSet.ts';

const [width, height] = [19, 13];
const grid = { rows: 3, cols: 4 };
const picture: SeenPicture = {
  width,
  height,
  rgb: Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => (i * 73 + (i % 7) * 19) % 256),
};
const footprint = fc.constantFrom<Footprint>('tent', 'tile');
const kind = fc.constantFrom<BaselineKind>('black', 'mean', 'blur');
const set = fc.bigInt({ min: 0n, max: fullSet(12) }).map((bits) => bits as RegionSet);

function composite(baseline: BaselineKind, shape: Footprint, shown: RegionSet) {
  const hidden = hiddenPicture(picture, baselineOf(baseline, picture));
  const out = new Float32Array(width * height * 3);
  createCompositor(picture, hidden, grid, shape).into(shown, out, 0);
  const under = Float32Array.from(out, (_, i) =>
    hidden.kind === 'picture' ? (hidden.rgb[i] ?? Number.NaN) : (hidden.rgb[i % 3] ?? Number.NaN),
  );
  return { out, under };
}
const farthest = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);

describe('baselineOf', () => {
  it('is black, or the mean of each channel', () => {
    expect(baselineOf('black', picture)).toEqual({ kind: 'black', rgb: [0, 0, 0] });
    const two: SeenPicture = { width: 2, height: 1, rgb: Uint8ClampedArray.from([10, 20, 30, 11, 40, 31]) };
    expect(baselineOf('mean', two)).toEqual({ kind: 'mean', rgb: [10.5, 30, 30.5] });
  });

  it('blurs with 20 pixels on a picture of 224, in proportion to the shorter side', () => {
    const of = (w: number, h: number) =>
      baselineOf('blur', { width: w, height: h, rgb: new Uint8ClampedArray(w * h * 3) });
    expect(of(224, 224)).toEqual({ kind: 'blur', sigma: 20 });
    expect(of(224, 112)).toEqual({ kind: 'blur', sigma: 10 });
  });
});

describe('createCompositor', () => {
  it('shows the picture for all regions and the baseline for none', () => {
    fc.assert(
      fc.property(kind, footprint, (baseline, shape) => {
        expect(farthest(composite(baseline, shape, fullSet(12)).out, picture.rgb)).toBeLessThan(1e-3);
        const none = composite(baseline, shape, emptySet);
        expect(farthest(none.out, none.under)).toBe(0);
      }),
    );
  });

  it('mixes picture and baseline by the mask, as published', () => {
    fc.assert(
      fc.property(kind, footprint, set, (baseline, shape, shown) => {
        const { out, under } = composite(baseline, shape, shown);
        const mask = maskOf(grid, shape, shown, height, width);
        const expected = Array.from(out, (_, i) => {
          const share = mask[Math.floor(i / 3)] ?? Number.NaN;
          return (picture.rgb[i] ?? Number.NaN) * share + (under[i] ?? Number.NaN) * (1 - share);
        });
        expect(farthest(out, expected)).toBeLessThan(1e-3);
      }),
    );
  });

  it('writes from the offset on and touches nothing else', () => {
    const compositor = createCompositor(picture, { kind: 'constant', rgb: [1, 2, 3] }, grid, 'tent');
    const length = width * height * 3;
    const out = new Float32Array(length + 10).fill(-7);
    compositor.into(setOf([5]), out, 4);
    const alone = new Float32Array(length);
    compositor.into(setOf([5]), alone, 0);
    expect([...out.subarray(0, 4), ...out.subarray(4 + length)]).toEqual(Array(10).fill(-7));
    expect(out.subarray(4, 4 + length)).toEqual(alone);
  });

  it('keeps nothing of one set when it writes the next', () => {
    const compositor = createCompositor(picture, { kind: 'constant', rgb: [9, 9, 9] }, grid, 'tile');
    const out = new Float32Array(width * height * 3);
    compositor.into(fullSet(12), out, 0);
    compositor.into(emptySet, out, 0);
    expect(out.every((value) => value === 9)).toBe(true);
  });
});

describe('showSet', () => {
  it('gives the composite as opaque bytes', () => {
    const compositor = createCompositor(picture, { kind: 'constant', rgb: [0, 0, 0] }, grid, 'tile');
    const rgba = showSet(compositor, fullSet(12));
    expect(rgba.length).toBe(width * height * 4);
    expect([...rgba.subarray(4, 8)]).toEqual([...picture.rgb.subarray(3, 6), 255]);
    expect([...showSet(compositor, emptySet).subarray(0, 4)]).toEqual([0, 0, 0, 255]);
  });
});

describe('the pixels of many sets', () => {
  it('are those of each alone, written over the ones before', () => {
    const compositor = createCompositor(picture, { kind: 'constant', rgb: [7, 8, 9] }, grid, 'tent');
    const pixelsOf = createSetPixels(compositor);
    const room = pixelsOf(fullSet(12));
    for (const shown of [setOf([3]), emptySet, setOf([0, 5, 11])]) {
      expect(pixelsOf(shown)).toBe(room);
      expect([...room]).toEqual([...showSet(compositor, shown)]);
    }
  });
});

describe('crop', () => {
  const side = (most: number) =>
    fc.tuple(fc.nat(most - 1), fc.nat(most - 1)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));

  it('writes the same numbers as the whole picture has there, and touches nothing else', () => {
    fc.assert(
      fc.property(kind, footprint, set, side(height), side(width), (baseline, shape, shown, rows, columns) => {
        const compositor = createCompositor(
          picture,
          hiddenPicture(picture, baselineOf(baseline, picture)),
          grid,
          shape,
        );
        const whole = new Float32Array(width * height * 3);
        compositor.into(shown, whole, 0);
        const length = (rows.to - rows.from) * (columns.to - columns.from) * 3;
        const out = new Float32Array(length + 4).fill(-1);
        compositor.crop(shown, { rows, columns }, out, 2);
        const expected = [];
        for (let y = rows.from; y < rows.to; y++) {
          expected.push(...whole.subarray((y * width + columns.from) * 3, (y * width + columns.to) * 3));
        }
        expect([...out]).toEqual([-1, -1, ...expected, -1, -1]);
      }),
    );
  });
});

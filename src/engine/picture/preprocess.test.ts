import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preprocess } from './preprocess.ts';
import { preprocessInto } from './preprocess.ts';

const mobilenet: Preprocess = { order: 'rgb', scale: 1 / 127.5, mean: [1, 1, 1], std: [1, 1, 1] };
const caffe: Preprocess = { order: 'bgr', scale: 1, mean: [104, 117, 123], std: [1, 1, 1] };
const torch: Preprocess = { order: 'rgb', scale: 1 / 255, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };

const preprocessed = (rgb: number[], preprocess: Preprocess): number[] => {
  const out = new Float32Array(rgb.length);
  preprocessInto(new Uint8ClampedArray(rgb), preprocess, out, 0);
  return [...out];
};

describe('preprocessInto', () => {
  it('maps 0, 127.5 and 255 to −1, 0 and 1 for networks that take x / 127.5 − 1', () => {
    const out = new Float32Array(3);
    preprocessInto(new Float32Array([0, 127.5, 255]), mobilenet, out, 0);
    expect([...out]).toEqual([-1, 0, 1]);
  });

  it('puts blue first and subtracts the means in that order for Caffe networks', () => {
    expect(preprocessed([10, 20, 30], caffe)).toEqual([30 - 104, 20 - 117, 10 - 123]);
  });

  it('divides by the deviations after subtracting the means, as PyTorch does', () => {
    const [red = 0, green = 0, blue = 0] = preprocessed([255, 0, 51], torch);
    expect(red).toBeCloseTo((1 - 0.485) / 0.229, 6);
    expect(green).toBeCloseTo(-0.456 / 0.224, 6);
    expect(blue).toBeCloseTo((0.2 - 0.406) / 0.225, 6);
  });

  it('equals the formula for any card and pixel (1e-5 relative)', () => {
    const triple = (min: number, max: number) =>
      fc.tuple(
        fc.double({ min, max, noNaN: true }),
        fc.double({ min, max, noNaN: true }),
        fc.double({ min, max, noNaN: true }),
      );
    const card = fc.record({
      order: fc.constantFrom('rgb' as const, 'bgr' as const),
      scale: fc.constantFrom(1, 1 / 255, 1 / 127.5),
      mean: triple(-200, 200),
      std: triple(0.1, 100),
    });
    fc.assert(
      fc.property(card, fc.array(fc.nat(255), { minLength: 3, maxLength: 3 }), (preprocess, rgb) => {
        const ordered = preprocess.order === 'rgb' ? rgb : [...rgb].reverse();
        preprocessed(rgb, preprocess).forEach((value, c) => {
          const expected = (ordered[c]! * preprocess.scale - preprocess.mean[c]!) / preprocess.std[c]!;
          expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected)) * 200);
        });
      }),
    );
  });

  it('writes only its own part of the batch', () => {
    const out = new Float32Array(9).fill(7);
    preprocessInto(new Uint8ClampedArray([1, 2, 3]), { ...caffe, mean: [0, 0, 0] }, out, 3);
    expect([...out]).toEqual([7, 7, 7, 3, 2, 1, 7, 7, 7]);
  });

  it('refuses a batch that is too short instead of writing half a picture', () => {
    expect(() => {
      preprocessInto(new Uint8ClampedArray(6), mobilenet, new Float32Array(8), 3);
    }).toThrow(RangeError);
  });
});

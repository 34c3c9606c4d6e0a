import { interpolateViridis } from 'd3-scale-chromatic';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, coloursOf, parseColour } from './colourMap.ts';

/** Relative luminance, WCAG 2.2. */
function luminance([r, g, b]: readonly number[]): number {
  const linear = [r!, g!, b!].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

describe('the colour of a value', () => {
  it('follows viridis from no effect to most', () => {
    expect(colourOf(0, false, 2)).toEqual(parseColour(interpolateViridis(0)));
    expect(colourOf(2, false, 2)).toEqual(parseColour(interpolateViridis(1)));
  });

  it('gets lighter with every step of an unsigned scale', () => {
    const steps = Array.from({ length: 21 }, (_, i) => luminance(colourOf(i / 20, false, 1)));
    expect(steps.every((step, i) => i === 0 || step > steps[i - 1]!)).toBe(true);
  });

  it('is orange for, purple against, and near white at 0', () => {
    const [against, strongest] = [colourOf(-0.7, true, 1), colourOf(0.7, true, 1)];
    expect(strongest[0]).toBeGreaterThan(strongest[2] + 100);
    expect(against[2]).toBeGreaterThan(against[1] + 40);
    expect(luminance(colourOf(0, true, 1))).toBeGreaterThan(0.85);
  });

  it('treats evidence for and against alike: the same strength is about as dark', () => {
    for (const strength of [0.25, 0.5, 0.75]) {
      const difference = luminance(colourOf(strength, true, 1)) - luminance(colourOf(-strength, true, 1));
      expect(Math.abs(difference)).toBeLessThan(0.13);
    }
  });

  it('only depends on the value as a share of the domain, and is clamped beyond', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean(), (value, signed) => {
        expect(colourOf(value * 8, signed, 8)).toEqual(colourOf(value, signed, 1));
      }),
    );
    expect(colourOf(99, false, 1)).toEqual(colourOf(1, false, 1));
    expect(colourOf(-99, true, 1)).toEqual(colourOf(-1, true, 1));
  });
});

describe('a colour that d3 answers', () => {
  it('is read in both of its forms', () => {
    expect(parseColour('#440154')).toEqual([68, 1, 84]);
    expect(parseColour('rgb(127, 59, 8)')).toEqual([127, 59, 8]);
  });
});

describe('colours of many values', () => {
  it('are those of each, opaque', () => {
    const values = Float32Array.from([-2, -0.4, 0, 0.3, 5]);
    for (const signed of [true, false]) {
      const each = [...values].flatMap((value) => [...colourOf(value, signed, 1.5), 255]);
      expect([...coloursOf(values, signed, 1.5)]).toEqual(each);
    }
  });
});

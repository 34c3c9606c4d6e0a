import { describe, expect, it } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { colourOf } from './colourMap.ts';
import type { MapLook } from './mapPixels.ts';
import { evidenceOf, mapPixels } from './mapPixels.ts';

const map = (values: readonly number[], signed = false, width = 2): HeatMap => ({
  width,
  height: values.length / width,
  signed,
  values: Float32Array.from(values),
});
const look: MapLook = { convention: 'half-pixel', interpolation: 'cells', domain: null };
const pixel = (pixels: Uint8ClampedArray, at: number): number[] => [...pixels.subarray(at * 4, at * 4 + 3)];

describe('a map as cells', () => {
  it('gives every value an equal part with half-pixel placement', () => {
    const pixels = mapPixels(map([0, 1, 0.5, 0.25]), 4, 4, look);
    expect(pixel(pixels, 0)).toEqual(colourOf(0, false, 1));
    expect(pixel(pixels, 1)).toEqual(colourOf(0, false, 1));
    expect(pixel(pixels, 2)).toEqual(colourOf(1, false, 1));
    expect(pixel(pixels, 15)).toEqual(colourOf(0.25, false, 1));
  });

  it('gives border values half a part with aligned corners', () => {
    const pixels = mapPixels(map([0, 1, 0], false, 3), 9, 1, { ...look, convention: 'align-corners' });
    const middle = Array.from({ length: 9 }, (_, x) => pixel(pixels, x).join() === colourOf(1, false, 1).join());
    expect(middle).toEqual([false, false, true, true, true, true, false, false, false]);
  });

  it('is opaque everywhere', () => {
    const pixels = mapPixels(map([0, 1, 0.5, 0.25]), 5, 3, look);
    expect(pixels.length).toBe(5 * 3 * 4);
    expect(pixels.every((byte, i) => i % 4 !== 3 || byte === 255)).toBe(true);
  });
});

describe('a smooth map', () => {
  it('passes through the values at aligned corners and half way between them', () => {
    const pixels = mapPixels(map([0, 1], false, 2), 5, 1, {
      convention: 'align-corners',
      interpolation: 'smooth',
      domain: null,
    });
    expect([0, 2, 4].map((x) => pixel(pixels, x))).toEqual([0, 0.5, 1].map((value) => [...colourOf(value, false, 1)]));
  });
});

describe('the scale of a map', () => {
  it('is its own largest magnitude unless one is given', () => {
    const own = mapPixels(map([0.5, -2], true), 2, 1, look);
    expect(pixel(own, 1)).toEqual(colourOf(-1, true, 1));
    const shared = mapPixels(map([0.5, -2], true), 2, 1, { ...look, domain: 4 });
    expect(pixel(shared, 1)).toEqual(colourOf(-0.5, true, 1));
  });
});

describe('the evidence of a map', () => {
  it('is none where an unsigned map has nothing above 0', () => {
    expect(evidenceOf(map([0, 0]))).toBe('none');
    expect(evidenceOf(map([-1, 0]))).toBe('none');
    expect(evidenceOf(map([0, 0.001]))).toBe('some');
  });

  it('is some where a signed map speaks only against', () => {
    expect(evidenceOf(map([-1, 0], true))).toBe('some');
    expect(evidenceOf(map([0, 0], true))).toBe('none');
  });

  it('is no number where any value is none', () => {
    expect(evidenceOf(map([NaN, 1]))).toBe('not-a-number');
    expect(evidenceOf(map([Infinity, 1]))).toBe('not-a-number');
  });
});

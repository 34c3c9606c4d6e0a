import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { clippedDomain } from './domain.ts';

const map = (values: readonly number[], signed = false): HeatMap => ({
  width: values.length,
  height: 1,
  signed,
  values: Float32Array.from(values),
});

describe('where the colours end', () => {
  it('leaves out the few values that outdo all others', () => {
    const values = [...Array.from({ length: 199 }, () => 1), 50];
    expect(clippedDomain(map(values), 0.01)).toBe(1);
  });

  it('counts evidence for and against alike in a signed map', () => {
    expect(clippedDomain(map([-4, 1, 2, 3, -50], true), 0.25)).toBe(4);
  });

  it('is the largest value where nothing else is left', () => {
    expect(clippedDomain(map([0, 0, 0, 7]), 0.5)).toBe(7);
    expect(clippedDomain(map([0, 0]), 0.5)).toBe(1);
  });

  it('cutting off nothing is the largest value, and cutting off more never shows a larger one', () => {
    const values = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        expect(clippedDomain(map(list), 0)).toBe(Math.max(...list));
        expect(clippedDomain(map(list), share)).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });

  it('leaves the map as it was', () => {
    const given = map([3, 1, 2]);
    clippedDomain(given, 0.1);
    expect([...given.values]).toEqual([3, 1, 2]);
  });
});

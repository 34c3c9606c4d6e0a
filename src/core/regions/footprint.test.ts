import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisWeights, maskOf } from './footprint.ts';
import type { Footprint } from './footprint.ts';
import { regionCount } from './grid.ts';
import { difference, emptySet, fullSet, setOf } from './regionSet.ts';

const footprints: readonly Footprint[] = ['tent', 'tile'];
const footprint = fc.constantFrom(...footprints);
const grid = fc.record({ rows: fc.integer({ min: 1, max: 6 }), cols: fc.integer({ min: 1, max: 6 }) });
const bits = fc.bigInt({ min: 0n, max: (1n << 36n) - 1n });
const [height, width] = [23, 17];

describe('axisWeights', () => {
  it('puts the tops of the seven published tents at 0, 37.17 … 223 pixels', () => {
    const tents = axisWeights('tent', 7, 224);
    expect(tents[0]?.[0]).toBe(1);
    expect(tents[6]?.[223]).toBe(1);
    // 37.17 lies between pixels 37 and 38: 1 − |37·6/223 − 1| = 0.99552, 1 − |38·6/223 − 1| = 0.97758.
    expect(tents[1]?.[37]).toBeCloseTo(0.99552, 5);
    expect(tents[1]?.[38]).toBeCloseTo(0.97758, 5);
  });

  it('gives an interior tent 3.8 times the mass of a corner one, as published masks do', () => {
    const mass = (id: number) =>
      maskOf({ rows: 7, cols: 7 }, 'tent', setOf([id]), 224, 224).reduce((sum, weight) => sum + weight, 0);
    expect(Math.round(mass(24))).toBe(1381);
    expect(Math.round(mass(3))).toBe(709);
    expect(Math.round(mass(0))).toBe(364);
  });

  it('cuts tiles where the pixel count divides, and nowhere overlapping where it does not', () => {
    expect(axisWeights('tile', 2, 4).map((cell) => [...cell])).toEqual([
      [1, 1, 0, 0],
      [0, 0, 1, 1],
    ]);
    expect(axisWeights('tile', 2, 5).map((cell) => [...cell])).toEqual([
      [1, 1, 1, 0, 0],
      [0, 0, 0, 1, 1],
    ]);
  });

  it('sums to 1 at every pixel, with at most two cells at any', () => {
    fc.assert(
      fc.property(
        footprint,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 60 }),
        (kind, cells, pixels) => {
          const weights = axisWeights(kind, cells, pixels);
          for (let p = 0; p < pixels; p++) {
            const here = weights.map((cell) => cell[p] ?? Number.NaN);
            expect(here.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
            expect(here.filter((weight) => weight > 1e-6).length).toBeLessThanOrEqual(2);
          }
        },
      ),
    );
  });

  it('lets a single cell cover the whole axis', () => {
    for (const kind of footprints) expect(axisWeights(kind, 1, 5).map((cell) => [...cell])).toEqual([[1, 1, 1, 1, 1]]);
  });
});

describe('maskOf', () => {
  it('is 1 everywhere for all regions and 0 everywhere for none', () => {
    fc.assert(
      fc.property(footprint, grid, (kind, cells) => {
        const all = maskOf(cells, kind, fullSet(regionCount(cells)), height, width);
        expect(Math.max(...all.map((weight) => Math.abs(weight - 1)))).toBeLessThan(1e-5);
        expect(maskOf(cells, kind, emptySet, height, width).every((weight) => weight === 0)).toBe(true);
      }),
    );
  });

  it('is additive over disjoint sets', () => {
    fc.assert(
      fc.property(footprint, grid, bits, (kind, cells, some) => {
        const full = fullSet(regionCount(cells));
        const part = setOf(
          [...Array(36).keys()].filter((id) => ((some >> BigInt(id)) & 1n) === 1n && id < regionCount(cells)),
        );
        const a = maskOf(cells, kind, part, height, width);
        const b = maskOf(cells, kind, difference(full, part), height, width);
        expect(Math.max(...a.map((weight, i) => Math.abs(weight + (b[i] ?? 0) - 1)))).toBeLessThan(1e-5);
      }),
    );
  });
});

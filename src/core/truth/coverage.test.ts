import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskOf } from '../regions/footprint.ts';
import { fullSet, setOf } from '../regions/regionSet.ts';
import { partCoverage } from './coverage.ts';
import { quarters } from './toyFamilies.fixture.ts';

const four = { rows: 2, cols: 2 };

describe('how much of a part a region set shows', () => {
  it('is all or nothing where tiles and parts coincide', () => {
    expect([...partCoverage(quarters, setOf([0, 3]), four, 'tile')]).toEqual([
      ['bonnet', 1],
      ['windows', 0],
      ['ladder', 0],
    ]);
  });

  it('is half where a tile shows half', () => {
    // Four columns of one row: the second covers the right half of the bonnet and of the ladder.
    const coverage = partCoverage(quarters, setOf([1]), { rows: 1, cols: 4 }, 'tile');
    expect([...coverage.values()]).toEqual([0.5, 0, 0.5]);
  });

  it('is weighted as the tent fades', () => {
    // Over 8 pixels the left of two tents weighs 7/7, 6/7, 5/7, 4/7 … on the columns of the bonnet.
    const coverage = partCoverage(quarters, setOf([0]), { rows: 1, cols: 2 }, 'tent');
    expect(coverage.get('bonnet')).toBeCloseTo((7 + 6 + 5 + 4) / 28, 6);
    expect(coverage.get('windows')).toBeCloseTo((3 + 2 + 1 + 0) / 28, 6);
  });

  it('is the mean of the mask over the pixels of the part', () => {
    const set = fc.bigInt({ min: 0n, max: 2n ** 12n - 1n });
    const grid = { rows: 3, cols: 4 };
    fc.assert(
      fc.property(
        set,
        fc.constantFrom('tent', 'tile'),
        fc.uint8Array({ max: 4, minLength: 35, maxLength: 35 }),
        (bits, footprint, labels) => {
          const shown = setOf(Array.from({ length: 12 }, (_, id) => id).filter((id) => (bits >> BigInt(id)) & 1n));
          const truth = { width: 5, height: 7, parts: quarters.parts, labels };
          const mask = maskOf(grid, footprint, shown, 7, 5);
          for (const { name, label } of truth.parts) {
            const over = [...mask].filter((_, at) => labels[at] === label);
            const mean = over.reduce((sum, value) => sum + value, 0) / Math.max(1, over.length);
            expect(partCoverage(truth, shown, grid, footprint).get(name)).toBeCloseTo(mean, 5);
          }
        },
      ),
    );
  });

  it('is nothing of nothing and everything of everything', () => {
    const grid = { rows: 7, cols: 7 };
    expect([...partCoverage(quarters, setOf([]), grid, 'tent').values()]).toEqual([0, 0, 0]);
    for (const share of partCoverage(quarters, fullSet(49), grid, 'tent').values()) expect(share).toBeCloseTo(1, 6);
  });
});

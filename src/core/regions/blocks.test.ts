import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, isFine, MOST_SINGLES } from './blocks.ts';
import { regionCount, regionNames } from './grid.ts';
import { emptySet, fullSet, intersection, members, size, union } from './regionSet.ts';

describe('blocksOf', () => {
  it('cuts 14 × 14 regions into 7 × 7 blocks of four', () => {
    const grid = { rows: 14, cols: 14 };
    const blocks = blocksOf(grid);
    expect(blocks).toHaveLength(49);
    expect(regionNames(grid, blocks[0]!)).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(regionNames(grid, blocks[8]!)).toEqual(['C3', 'C4', 'D3', 'D4']);
  });

  it('leaves regions alone where the grid is not fine', () => {
    expect(isFine(64)).toBe(false);
    expect(blocksOf({ rows: 8, cols: 8 }).map(members)).toEqual(Array.from({ length: 64 }, (_, id) => [id]));
  });

  it('covers every grid with blocks that are apart, and few enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 1, max: 26 }), (rows, cols) => {
        const blocks = blocksOf({ rows, cols });
        const sizes = blocks.map(size);
        expect(blocks.reduce(union, emptySet)).toBe(fullSet(regionCount({ rows, cols })));
        expect(sizes.reduce((sum, one) => sum + one)).toBe(rows * cols);
        for (const [at, block] of blocks.entries())
          expect(intersection(block, blocks[at - 1] ?? emptySet)).toBe(emptySet);
        expect(blocks.length).toBeLessThanOrEqual(MOST_SINGLES);
        if (!isFine(rows * cols)) expect(Math.max(...sizes)).toBe(1);
      }),
    );
  });
});

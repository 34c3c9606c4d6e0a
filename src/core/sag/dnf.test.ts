import { describe, expect, it } from 'vitest';
import { emptySet, setOf } from '../regions/regionSet.ts';
import { dnf } from './dnf.ts';

const grid = { rows: 7, cols: 7 };

describe('a region set as a formula', () => {
  it('names its regions in ascending order', () => {
    // The peacock of the published results: P17, P30 and P37 (region 30 is row E, column 3).
    expect(dnf(grid, [setOf([37, 17, 30])])).toBe('C4 ∧ E3 ∧ F3');
  });

  it('is true when nothing needs to be shown', () => {
    expect(dnf(grid, [emptySet])).toBe('⊤');
  });
});

describe('all sets as a formula', () => {
  it('joins them in the order given', () => {
    expect(dnf(grid, [setOf([11, 30]), setOf([10, 30]), setOf([24])])).toBe('B5 ∧ E3 ∨ B4 ∧ E3 ∨ D4');
  });

  it('is false where there is none', () => {
    expect(dnf(grid, [])).toBe('⊥');
  });

  it('names regions by the grid', () => {
    expect(dnf({ rows: 2, cols: 3 }, [setOf([0, 5])])).toBe('A1 ∧ B3');
  });
});

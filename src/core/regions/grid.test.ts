import { describe, expect, it } from 'vitest';
import { regionCount, regionName, regionNames } from './grid.ts';
import { setOf } from './regionSet.ts';

const seven = { rows: 7, cols: 7 };

describe('grid', () => {
  it('names rows by letters from the top and columns by numbers from the left', () => {
    expect(regionName(seven, 0)).toBe('A1');
    expect(regionName(seven, 24)).toBe('D4');
    expect(regionName(seven, 48)).toBe('G7');
  });

  it('numbers row by row on a grid that is not square', () => {
    const wide = { rows: 2, cols: 5 };
    expect(regionCount(wide)).toBe(10);
    expect(regionName(wide, 4)).toBe('A5');
    expect(regionName(wide, 5)).toBe('B1');
  });

  it('lists the names of a set ascending', () => {
    expect(regionNames(seven, setOf([26, 19]))).toEqual(['C6', 'D6']);
  });
});

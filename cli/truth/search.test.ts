import { describe, expect, it } from 'vitest';
import { maskOf } from '../../src/core/regions/footprint.ts';
import { setOf } from '../../src/core/regions/regionSet.ts';
import { firstRoot, occlusionOf, searchSettings, shownBy } from './search.ts';

const picture = { width: 21, height: 14, rgb: new Uint8ClampedArray() };
const mask = (...regions: number[]) =>
  maskOf(searchSettings.grid, searchSettings.footprint, setOf(regions), picture.height, picture.width);

describe('explanations as a map', () => {
  it('show what one of them shows', () => {
    expect(shownBy([[3, 24]], picture)).toEqual(mask(3, 24));
  });

  it('show on average what all of them do', () => {
    const mean = shownBy([[3, 24], [24], [48], []], picture);
    const due = mask(3).map((one, at) => (one + 2 * (mask(24)[at] ?? 0) + (mask(48)[at] ?? 0)) / 4);
    for (const [at, value] of mean.entries()) expect(value).toBeCloseTo(due[at] ?? 0, 6);
  });

  it('show nothing where there are none', () => {
    expect([...shownBy([], picture)].every((value) => value === 0)).toBe(true);
  });
});

describe('occlusion as a map', () => {
  it('spreads each drop over the pixels its region was hidden with, signs kept', () => {
    const drops = Array.from({ length: 49 }, (_, region) => (region === 3 ? 0.5 : region === 24 ? -0.25 : 0));
    const map = occlusionOf({ explanations: [], roots: [], drops }, picture);
    const due = mask(3).map((one, at) => 0.5 * one - 0.25 * (mask(24)[at] ?? 0));
    for (const [at, value] of map.entries()) expect(value).toBeCloseTo(due[at] ?? 0, 6);
  });

  it('is empty where the search did not ask', () => {
    expect(occlusionOf({ explanations: [], roots: [], drops: [] }, picture).every((value) => value === 0)).toBe(true);
  });
});

describe('the first root', () => {
  it('is the first of those chosen, not the first found', () => {
    expect(firstRoot({ explanations: [[1], [2], [3]], roots: [2, 0], drops: [] })).toEqual([[3]]);
  });

  it('is none where nothing was found', () => {
    expect(firstRoot({ explanations: [], roots: [], drops: [] })).toEqual([]);
  });
});

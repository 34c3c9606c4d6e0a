import { describe, expect, it } from 'vitest';
import { fullSet, setOf } from '../regions/regionSet.ts';
import { judge } from './judge.ts';
import { quarters } from './toyFamilies.fixture.ts';

const four = { rows: 2, cols: 2 };
const verdict = (...regions: number[]) => judge(quarters, setOf(regions), four, 'tile');

describe('a region set held against the truth', () => {
  it('covers a sufficient set that it shows whole', () => {
    expect(verdict(0, 1)).toEqual({
      covered: [['bonnet', 'windows']],
      missing: [],
      shown: ['bonnet', 'windows'],
      beside: [],
    });
  });

  it('covers every sufficient set that it shows', () => {
    expect(verdict(0, 1, 2).covered).toEqual(quarters.sufficient);
  });

  it('names what the nearest sufficient set lacks', () => {
    const pairs = {
      ...quarters,
      sufficient: [
        ['windows', 'ladder'],
        ['bonnet', 'windows', 'ladder'],
      ],
    };
    expect(judge(pairs, setOf([2]), four, 'tile').missing).toEqual(['windows']);
    expect(judge(pairs, setOf([0]), four, 'tile').missing).toEqual(['windows', 'ladder']);
  });

  it('takes for nearest, of two that lack as much, the one that is shown more', () => {
    // Each pair lacks one part; of the ladder an eighth is shown, too little to count, of the windows nothing.
    const pairs = {
      ...quarters,
      sufficient: [
        ['bonnet', 'windows'],
        ['bonnet', 'ladder'],
      ],
    };
    const pixels = { rows: 8, cols: 8 };
    expect(judge(pairs, setOf([0, 1, 2, 32, 33]), pixels, 'tile').missing).toEqual(['ladder']);
  });

  it('counts a part as shown from a seventh of it on', () => {
    const pixels = { rows: 8, cols: 8 };
    expect(judge(quarters, setOf([0, 1]), pixels, 'tile').shown).toEqual([]);
    expect(judge(quarters, setOf([0, 1, 2]), pixels, 'tile').shown).toEqual(['bonnet']);
  });

  it('names regions that lie on no part', () => {
    expect(verdict(2, 3)).toMatchObject({ covered: [['ladder']], beside: [3] });
    expect(verdict(3)).toMatchObject({ covered: [], shown: [], beside: [3] });
  });

  it('does not call a region beside the point that lies on a part with a twentieth of its weight', () => {
    const one = (pixels: number) => ({
      ...quarters,
      width: 40,
      height: 1,
      labels: new Uint8Array(40).fill(2, 0, pixels),
    });
    const whole = { rows: 1, cols: 1 };
    expect(judge(one(2), fullSet(1), whole, 'tile').beside).toEqual([]);
    expect(judge(one(1), fullSet(1), whole, 'tile').beside).toEqual([0]);
  });

  it('lacks nothing where nothing is known to be enough', () => {
    expect(judge({ ...quarters, sufficient: [] }, setOf([0]), four, 'tile')).toMatchObject({
      covered: [],
      missing: [],
    });
  });
});

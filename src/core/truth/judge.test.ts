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
    // Each pair lacks one part; of the ladder more is shown than of the windows, though less than half.
    const pairs = {
      ...quarters,
      sufficient: [
        ['bonnet', 'windows'],
        ['bonnet', 'ladder'],
      ],
    };
    const rows = { rows: 8, cols: 2 };
    expect(judge(pairs, setOf([0, 2, 4, 6, 8]), rows, 'tile').missing).toEqual(['ladder']);
  });

  it('counts a part as shown from half of it on', () => {
    const columns = { rows: 1, cols: 8 };
    expect(judge(quarters, setOf([0, 1]), columns, 'tile').shown).toEqual(['bonnet', 'ladder']);
    expect(judge(quarters, setOf([0]), columns, 'tile').shown).toEqual([]);
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

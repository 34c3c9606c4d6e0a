import { describe, expect, it } from 'vitest';
import { setOf } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { exhaustiveUpTo } from './certificate.ts';
import { memoise } from './memo.ts';
import { everySet, toy } from './toy.fixture.ts';

describe('exhaustiveUpTo', () => {
  it('is the largest size up to which nothing is missing', async () => {
    const memo = memoise(toy(3, () => 0));
    const claims = [exhaustiveUpTo(memo)];
    for (const sets of [[setOf([0])], [setOf([])], [setOf([1]), setOf([2])], everySet(3)]) {
      await memo.score(sets, neverStops);
      claims.push(exhaustiveUpTo(memo));
    }
    expect(claims).toEqual([-1, -1, 0, 1, 3]);
  });
});

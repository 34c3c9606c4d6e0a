import { describe, expect, it } from 'vitest';
import { methodCards } from '../../src/core/methods/cards.ts';
import { UsageError } from '../settings.ts';
import { parseRequest } from './request.ts';

describe('what is asked of the command', () => {
  it('has defaults for everything', () => {
    expect(parseRequest([])).toEqual({
      count: 120,
      seed: 7,
      model: 'toyworld',
      methods: methodCards.map(({ id }) => id),
      out: 'docs/truth.md',
      workers: 1,
      fresh: false,
    });
  });

  it('can be said in full', () => {
    const args =
      '--count 3 --seed 1 --model some/folder --out /tmp/x.md --workers 2 --methods grad-cam,cam --fresh'.split(' ');
    expect(parseRequest(args)).toEqual({
      count: 3,
      seed: 1,
      model: 'some/folder',
      methods: ['cam', 'grad-cam'],
      out: '/tmp/x.md',
      workers: 2,
      fresh: true,
    });
  });

  it.each([
    [['--count', '0'], '--count takes a whole number from 1 to 10000, not "0".'],
    [['--seed', ''], '--seed takes a whole number'],
    [['--workers', '1.5'], '--workers takes a whole number'],
    [['--methods', 'magic'], 'There is no heat map "magic"; there are cam, '],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j makes no sense', (args, sentence) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
    expect(() => parseRequest(args)).toThrow(sentence);
  });
});

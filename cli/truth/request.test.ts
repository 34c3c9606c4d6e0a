import { describe, expect, it } from 'vitest';
import { UsageError } from '../settings.ts';
import { parseRequest } from './request.ts';

describe('what is asked of the command', () => {
  it('has defaults for everything', () => {
    expect(parseRequest([])).toEqual({
      count: 120,
      seed: 7,
      model: 'toyworld',
      out: 'docs/truth.md',
      workers: 1,
      fresh: false,
    });
  });

  it('can be said in full', () => {
    const args = '--count 3 --seed 1 --model some/folder --out /tmp/x.md --workers 2 --fresh'.split(' ');
    expect(parseRequest(args)).toEqual({
      count: 3,
      seed: 1,
      model: 'some/folder',
      out: '/tmp/x.md',
      workers: 2,
      fresh: true,
    });
  });

  it.each([
    [['--count', '0'], '--count takes a whole number from 1 to 10000, not "0".'],
    [['--seed', ''], '--seed takes a whole number'],
    [['--workers', '1.5'], '--workers takes a whole number'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j makes no sense', (args, sentence) => {
    expect(() => parseRequest(args)).toThrow(UsageError);
    expect(() => parseRequest(args)).toThrow(sentence);
  });
});

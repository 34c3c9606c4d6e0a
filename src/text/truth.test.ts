import { describe, expect, it } from 'vitest';
import { coveredBy, foundOfKnown, otherClassExplained, truthVerdict } from './truth.ts';

const none = { covered: [], missing: [], shown: [], beside: 0, regions: 5 };

describe('a verdict in words', () => {
  it('names the set that is covered', () => {
    expect(truthVerdict({ ...none, covered: [['bonnet', 'windows']], shown: ['bonnet', 'windows'] })).toBe(
      'Covers bonnet + windows, which is enough',
    );
  });

  it('counts the others', () => {
    const covered = [['bonnet', 'windows'], ['ladder']];
    expect(truthVerdict({ ...none, covered })).toContain('which is enough, and 1 other set that is enough');
    expect(truthVerdict({ ...none, covered: [...covered, ['hull']] })).toContain('2 other sets that are enough');
  });

  it('says what is shown and what is missing', () => {
    expect(truthVerdict({ ...none, shown: ['bonnet'], missing: ['windows'] })).toBe('Shows bonnet; windows missing');
    expect(truthVerdict({ ...none, missing: ['bonnet', 'windows'] })).toBe('Shows no part; bonnet and windows missing');
    expect(truthVerdict(none)).toBe('Shows no part');
  });

  it('says how many regions are beside the point, after the rest', () => {
    expect(truthVerdict({ ...none, shown: ['bonnet'], missing: ['windows'], beside: 2 })).toBe(
      'Shows bonnet; windows missing · 2 of 5 regions beside the point',
    );
    expect(truthVerdict({ ...none, beside: 1, regions: 1 })).toBe('Shows no part · 1 of 1 region beside the point');
  });
});

describe('what is known, and how much of it was found', () => {
  it('names the explanations that cover a set by their numbers', () => {
    expect(coveredBy([], 0)).toBe('covered by no explanation');
    expect(coveredBy([], 2)).toBe('covered by 2 of the others that were found');
    expect(coveredBy([2], 5)).toBe('covered by explanation 2');
    expect(coveredBy([1, 3], 0)).toBe('covered by explanations 1 and 3');
  });

  it('counts what is covered of what is known', () => {
    expect(foundOfKnown(1, 4)).toBe(
      '1 of 4 sets of parts known to be enough is covered. A part counts as shown from 15 % of its pixels on.',
    );
    expect(foundOfKnown(0, 1)).toBe(
      '0 of 1 set of parts known to be enough are covered. A part counts as shown from 15 % of its pixels on.',
    );
  });

  it('judges nothing where another class is explained', () => {
    expect(otherClassExplained('school bus', 'fire engine')).toMatch(/school bus.*fire engine.*not judged/);
  });
});

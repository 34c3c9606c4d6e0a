import { describe, expect, it } from 'vitest';
import type { ResultInput } from './result.ts';
import { asText, evidence, headline, nothingEnoughAdvice, ruleInWords } from './result.ts';

const peacock: ResultInput = {
  className: 'peacock',
  saysInstead: null,
  rootSizes: [4, 5, 5],
  found: 3,
  common: ['D4'],
  necessary: [],
  fragile: [],
  restEnough: false,
  exhaustiveUpTo: 1,
  rule: { ratio: 0.5, topClass: true },
  progress: 'done',
};
const with_ = (changes: Partial<ResultInput>): ResultInput => ({ ...peacock, ...changes });
const says = (changes: Partial<ResultInput>) => asText(headline(with_(changes)));

describe('the headline', () => {
  it('says how many combinations are enough, and for what', () => {
    expect(says({})).toBe('Any of these 3 combinations is enough for it to still say peacock.');
  });

  it('sets number and class apart, and nothing else', () => {
    const strong = headline(peacock).filter((phrase) => phrase.strong);
    expect(strong.map(({ text }) => text)).toEqual(['3 combinations', 'peacock']);
  });

  it('speaks of one and of two as people do', () => {
    expect(says({ rootSizes: [4] })).toBe('This one combination is enough for it to still say peacock.');
    expect(says({ rootSizes: [4, 5] })).toMatch(/^Either of these 2 combinations is enough/);
  });

  it('claims no more than what is known while the search goes on', () => {
    expect(says({ progress: 'searching' })).toMatch(/^So far, any of these 3/);
    expect(says({ progress: 'searching', rootSizes: [4] })).toMatch(/^So far, this one combination/);
  });

  it('without the top-class rule it speaks of confidence instead', () => {
    expect(says({ rule: { ratio: 0.9, topClass: false } })).toContain(
      'to keep more than 90\u202f% of its confidence in peacock',
    );
  });

  it('says so where the baseline alone is enough', () => {
    expect(says({ rootSizes: [0] })).toMatch(/^Nothing at all is enough .* with every region hidden/);
  });

  it('tells searching, stopped and finished apart when nothing is enough', () => {
    const texts = (['searching', 'stopped', 'done'] as const).map((progress) => says({ rootSizes: [], progress }));
    expect(texts[0]).toMatch(/^Looking for/);
    expect(texts[1]).toMatch(/^Stopped before/);
    expect(texts[2]).toMatch(/^No combination that was tried/);
  });

  it('names the first answer where another class is explained', () => {
    expect(says({ rootSizes: [], saysInstead: 'coucal' })).toBe(
      'No combination that was tried makes it say peacock; of the whole picture it says coucal.',
    );
  });

  it('says “still” only of what the whole picture is said to be', () => {
    expect(says({ rootSizes: [4], saysInstead: 'coucal' })).toBe(
      'This one combination is enough for it to say peacock.',
    );
  });

  it('claims nothing of another class before it was looked for', () => {
    expect(says({ rootSizes: [], saysInstead: 'coucal', progress: 'searching' })).toMatch(/^Looking for/);
  });
});

describe('the evidence', () => {
  it('gives regions in all roots, the rest and the certificate', () => {
    expect(evidence(peacock)).toEqual([
      'Region D4 is in all of them.',
      'Without these regions, what is left is not enough.',
      'Every single region was tried: none is enough alone.',
    ]);
  });

  it('claims nothing that was not computed', () => {
    expect(evidence(with_({ restEnough: null, exhaustiveUpTo: -1, rootSizes: [4] }))).toEqual([
      '3 combinations were found in all; the others share much with this one.',
    ]);
  });

  it('gives no certificate while the search is still trying', () => {
    expect(evidence(with_({ progress: 'searching' })).join(' ')).not.toContain('tried');
  });

  it('does not say that none is enough alone when one is', () => {
    expect(evidence(with_({ rootSizes: [1, 4] }))).toContain('Every single region was tried.');
  });

  it('extends the certificate to larger sets', () => {
    expect(evidence(with_({ exhaustiveUpTo: 3 }))).toContain(
      'Every combination of up to 3 regions was tried: none of them is enough.',
    );
  });

  it('lists several shared and several necessary regions', () => {
    const lines = evidence(with_({ common: ['C6', 'D6'], necessary: ['C6', 'D6', 'E3'] }));
    expect(lines).toContain('Regions C6 and D6 are in all of them.');
    expect(lines.find((line) => line.includes('necessary'))).toMatch(/^Regions C6, D6 and E3 are necessary/);
  });

  it('calls nothing necessary that a combination does without', () => {
    const lines = evidence(with_({ fragile: ['C6'] }));
    expect(lines).toContain('Hiding region C6 alone is too much, yet a combination without it is enough.');
    expect(lines.join(' ')).not.toContain('necessary');
  });

  it('counts regions where there are too many to name', () => {
    const some = evidence(with_({ fragile: ['A1', 'A2'] })).join(' ');
    expect(some).toContain('any one of regions A1 and A2 alone');
    expect(evidence(with_({ fragile: ['A1', 'A2', 'A3', 'A4', 'A5'] })).join(' ')).toContain(
      'any one of 5 regions alone',
    );
  });

  it('leaves what is necessary open while it is still searching', () => {
    const lines = evidence(with_({ necessary: ['C6'], fragile: ['D1'], progress: 'searching' })).join(' ');
    expect(lines).not.toMatch(/necessary|too much/);
  });

  it('says why only some of what was found is shown', () => {
    expect(evidence(with_({ found: 12 }))).toContain('12 combinations were found in all; these share little.');
    expect(evidence(with_({ found: 12, rootSizes: [4] }))).toContain(
      '12 combinations were found in all; the others share much with this one.',
    );
  });

  it('says when the rest of the picture would do as well', () => {
    expect(evidence(with_({ restEnough: true })).join(' ')).toContain('would be enough too');
  });

  it('says that a stopped search may have missed some', () => {
    expect(evidence(with_({ progress: 'stopped' })).join(' ')).toContain('there may be more');
  });
});

describe('advice when nothing is enough', () => {
  it('is to lower the bar, or to explain the first answer', () => {
    expect(nothingEnoughAdvice(with_({ rootSizes: [] }))).toContain('now 50\u202f%');
    expect(nothingEnoughAdvice(with_({ rootSizes: [], saysInstead: 'coucal' }))).toContain('Explain coucal instead');
  });
});

describe('the rule', () => {
  it('is said in words, with and without the top class', () => {
    expect(ruleInWords({ ratio: 0.5, topClass: true })).toContain('still its first answer, and keeps more than 50');
    expect(ruleInWords({ ratio: 0, topClass: true })).toBe('Enough: still its first answer.');
    expect(ruleInWords({ ratio: 0.9, topClass: false })).not.toContain('first answer');
  });
});

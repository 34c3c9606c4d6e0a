import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  comparisonWords,
  completenessLine,
  correlation,
  costClass,
  curveText,
  dividerText,
  effortLine,
  explainsLine,
  galleryLine,
  measureValue,
  sanityLine,
  stepLine,
} from './comparison.ts';

/** With every kind of space made plain. */
const plain = (text: string): string => text.replace(/\s/gu, ' ');

test('a step of a replay is said with the number planned, a step under way as begun', () => {
  expect(plain(stepLine({ step: 40, steps: 150 }))).toBe('Step 40 of 150');
  expect(plain(stepLine({ step: 1.4, steps: 3 }))).toBe('Step 2 of 3');
});

describe('what a method costs', () => {
  it('is fast, slow or minutes by its passes', () => {
    expect([1, 60, 61, 1000, 1001].map(costClass)).toEqual(['fast', 'fast', 'slow', 'slow', 'minutes']);
  });

  it('is said with its time once it is known', () => {
    expect(plain(effortLine({ milliseconds: 1234, forwards: 20, backwards: 20 }))).toBe(
      '1.2 s · 20 passes forward, 20 back',
    );
    expect(plain(effortLine({ milliseconds: 0, forwards: 50, backwards: 0 }))).toBe('50 passes forward');
    expect(plain(effortLine({ milliseconds: 90, forwards: 1, backwards: 0 }))).toBe('90 ms · 1 pass forward');
    expect(plain(effortLine({ milliseconds: 90, forwards: 1.3, backwards: 0.2 }))).toBe(
      '90 ms · 1 pass forward, 1 back',
    );
  });

  it('is not known of a map from a file', () => {
    expect(plain(effortLine({ milliseconds: 0, forwards: 0, backwards: 0 }))).toBe(comparisonWords.beforehand);
  });
});

describe('the gap of a sum', () => {
  it('is a share of what is due', () => {
    expect(plain(completenessLine({ sum: 3, due: 4 }))).toBe(
      'Its values sum to 3.00; by the theory 4.00 is due: a gap of 25 %.',
    );
    expect(plain(completenessLine({ sum: -3.9, due: -4 }))).toMatch(/−3[.]90;.*−4[.]00 is due: a gap of 2[.]5 %/);
  });

  it('is not spun out into decimals of rounding', () => {
    expect(plain(completenessLine({ sum: 6.3800005, due: 6.38 }))).toMatch(/less than 0[.]1 %/);
  });

  it('where nothing is due is what there is', () => {
    expect(plain(completenessLine({ sum: 0.5, due: 0 }))).toMatch(/a gap of 0[.]50/);
    expect(plain(completenessLine({ sum: 0, due: 0 }))).toMatch(/no gap/);
  });
});

describe('what maps are about', () => {
  it('names both classes where there are two', () => {
    expect(explainsLine('bus', null)).toBe('What speaks for bus');
    expect(explainsLine('bus', 'cat')).toBe('What speaks for bus rather than cat');
  });

  it('is counted while they come', () => {
    expect(galleryLine({ done: 7, asked: 12 })).toBe('7 of 12 maps there');
    expect(galleryLine({ done: 12, asked: 12 })).toBe('12 maps, all there');
    expect(galleryLine({ done: 0, asked: 0 })).toBe('');
  });
});

describe('a sanity check', () => {
  it('says what a map that hardly changes means', () => {
    expect(sanityLine(0.93)).toBe(
      'Rank correlation 0.93. A map that hardly changes does not depend on what the network has learnt.',
    );
  });

  it('praises no map that stays alike, and blames none that changes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (value) => {
        const says = sanityLine(value);
        expect(says.includes('does not depend')).toBe(value > 0.3);
        expect(says.includes('as it should')).toBe(value <= 0.3);
      }),
    );
  });

  it('says where there is no order to compare', () => {
    expect(sanityLine(null)).toMatch(/same everywhere/);
  });
});

describe('numbers in the gallery', () => {
  it('have a true minus, and a dash where there is none', () => {
    expect([correlation(-0.154), correlation(null)]).toEqual(['−0.15', '–']);
  });

  it('are per cent for shares', () => {
    expect(plain(measureValue(0.256, 'share'))).toBe('26 %');
    expect(plain(measureValue(0.98123, 'number'))).toBe('0.981');
    expect(plain(measureValue(-1234.4, 'number'))).toBe('−1,234');
    expect(plain(measureValue(null, 'number'))).toBe('–');
  });

  it('of a curve are read aloud', () => {
    expect(plain(curveText('Deletion', 0.284, 0.98, 0.06))).toBe(
      'Deletion: confidence goes from 98 % to 6 %; area 0.28',
    );
  });
});

describe('the divider', () => {
  it('says which map is seen', () => {
    expect(plain(dividerText(1, 'CAM', 'RISE'))).toBe('CAM only');
    expect(plain(dividerText(0, 'CAM', 'RISE'))).toBe('RISE only');
    expect(plain(dividerText(0.5, 'CAM', 'RISE'))).toBe('CAM on the left 50 %, RISE on the right');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from './wrap.ts';
import { wrap } from './wrap.ts';

const measure = (words: string): number => words.length * 10;
const run = (words: string, strong = false): Run => ({ words, strong });
const read = (lines: ReturnType<typeof wrap>): string[] => lines.map((line) => line.map(({ words }) => words).join(''));

describe('a sentence in lines', () => {
  it('breaks between words, never wider than allowed', () => {
    expect(read(wrap([run('any of these three is enough')], 130, measure))).toEqual([
      'any of these',
      'three is',
      'enough',
    ]);
  });

  it('keeps the style of each word, and words in one style together', () => {
    expect(wrap([run('any of '), run('3 combinations', true), run(' is enough')], 1000, measure)).toEqual([
      [
        { words: 'any of ', strong: false, x: 0 },
        { words: '3 combinations', strong: true, x: 70 },
        { words: ' is enough', strong: false, x: 210 },
      ],
    ]);
  });

  it('gives a word that is wider than a line its own', () => {
    expect(read(wrap([run('a veryverylongword b')], 60, measure))).toEqual(['a', 'veryverylongword', 'b']);
  });

  it('does not begin a line with the full stop of the line before', () => {
    expect(read(wrap([run('still say '), run('peacock', true), run('. No')], 170, measure))).toEqual([
      'still say peacock.',
      'No',
    ]);
  });

  it('does not tear a number from its unit', () => {
    expect(read(wrap([run('more than 67\u202f%')], 120, measure))).toEqual(['more than', '67\u202f%']);
    expect(read(wrap([run('more than 67\u00a0%')], 120, measure))).toEqual(['more than', '67\u00a0%']);
  });

  it('of nothing is no line', () => {
    expect(wrap([run('')], 100, measure)).toEqual([]);
  });

  it('loses no word and adds none', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 50, max: 400 }), (list, width) => {
        const lines = wrap([run(list.join(' '))], width, measure);
        expect(read(lines).flatMap((line) => line.trim().split(' '))).toEqual(list);
        for (const line of read(lines))
          expect(measure(line.trimEnd()) <= width || !line.trim().includes(' ')).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { settingWords, valueWords } from './choices.ts';
import { words } from './words.ts';

function leaves(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves);
}

describe('fixed words', () => {
  it('none is empty or padded', () => {
    for (const text of [...leaves(words), ...leaves(settingWords), ...leaves(valueWords)]) {
      expect(text).not.toBe('');
      expect(text).toBe(text.trim());
    }
  });

  it('every hint of a setting is a sentence, and no label is', () => {
    for (const { label, hint } of Object.values(settingWords)) {
      expect(hint).toMatch(/[.]$/);
      expect(label).not.toMatch(/[.]$/);
    }
  });

  it('no two settings share a label', () => {
    const labels = Object.values(settingWords).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('apostrophes and quotation marks are typographic', () => {
    for (const text of leaves(words)) expect(text).not.toMatch(/['"]/);
  });
});

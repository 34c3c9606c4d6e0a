import { describe, expect, it } from 'vitest';
import { matchingClasses, mostMatches, shownClasses } from './shownClasses.ts';

const names = ['peacock', 'coucal', 'jacamar', 'macaw', 'lorikeet', 'school bus', 'minibus', 'bus stop'];
const classes = names.map((label, index) => ({ index, label, confidence: 1 / (index + 2) }));
const labels = (found: readonly { label: string }[]) => found.map(({ label }) => label);

describe('the classes listed', () => {
  it('are the first five answers', () => {
    expect(labels(shownClasses(classes, 0))).toEqual(names.slice(0, 5));
  });

  it('and the explained one, wherever it ranks, once', () => {
    expect(labels(shownClasses(classes, 6))).toEqual([...names.slice(0, 5), 'minibus']);
    expect(shownClasses(classes, 4)).toHaveLength(5);
  });
});

describe('a search among the classes', () => {
  it('finds what holds every word, in any order and case', () => {
    expect(labels(matchingClasses(classes, 'BUS school'))).toEqual(['school bus']);
  });

  it('puts names that begin with what was typed first, surest first after that', () => {
    expect(labels(matchingClasses(classes, 'bus'))).toEqual(['bus stop', 'school bus', 'minibus']);
  });

  it('shows all for nothing typed, and never more than a screenful', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ index, label: `class ${index}`, confidence: 0 }));
    expect(matchingClasses(many, '')).toHaveLength(mostMatches);
  });

  it('finds nothing where nothing matches', () => {
    expect(matchingClasses(classes, 'zebra')).toEqual([]);
  });
});

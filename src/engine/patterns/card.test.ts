import { expect, test } from 'vitest';
import { checkCard } from '../catalogue/cardSchema.ts';
import { resolveCard } from '../catalogue/catalogue.ts';
import { card } from '../catalogue/modelFiles.fixture.ts';

test('a card may say where patterns are, and they are found from the catalogue', () => {
  const named = { ...card, patterns: 'tiny/patterns.json' };
  expect(checkCard(named)).toEqual({ value: named });
  expect(resolveCard(named, 'https://page.test/models/catalogue.json').patterns).toBe(
    'https://page.test/models/tiny/patterns.json',
  );
  expect(resolveCard(card, 'https://page.test/models/catalogue.json')).not.toHaveProperty('patterns');
});

test('a network that came with the page has its patterns there too', () => {
  const builtIn = { ...card, address: 'tiny/model.json', builtIn: true };
  expect(checkCard({ ...builtIn, patterns: 'tiny/patterns.json' })).toHaveProperty('value');
  expect(checkCard({ ...builtIn, patterns: 'https://elsewhere.test/patterns.json' })).toEqual({
    problem: 'is built in and yet has an address elsewhere',
  });
  expect(checkCard({ ...builtIn, patterns: '' })).toHaveProperty('problem');
});

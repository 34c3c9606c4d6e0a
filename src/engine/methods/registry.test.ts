import { expect, test } from 'vitest';
import { methodCards } from '../../core/methods/cards.ts';
import { methods } from './registry.ts';

test('every card has its method and every method its card', () => {
  expect([...methods.keys()]).toEqual(methodCards.map((card) => card.id));
  for (const card of methodCards) expect(methods.get(card.id)?.card).toBe(card);
});

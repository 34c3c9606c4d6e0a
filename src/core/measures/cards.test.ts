import { expect, test } from 'vitest';
import { everyMeasure, measureCards } from './cards.ts';
import { defaultMeasureSettings } from './settings.ts';

test('no two measures share an id or a name', () => {
  expect(new Set(measureCards.map(({ id }) => id)).size).toBe(measureCards.length);
  expect(new Set(measureCards.map(({ name }) => name)).size).toBe(measureCards.length);
});

test('every measure is described in one sentence and its weakness in another', () => {
  for (const { idea, weakness } of measureCards)
    for (const sentence of [idea, weakness]) expect(sentence).toMatch(/^[A-Z][^.]*\.$/);
});

test('what is measured unless asked otherwise needs nothing but the picture, the network and the map', () => {
  const needed = measureCards.filter(({ id }) => defaultMeasureSettings.measures.includes(id));
  expect(needed.map(({ needs }) => needs)).toEqual(needed.map(() => null));
  expect(defaultMeasureSettings.measures).toEqual(
    measureCards.map(({ id }) => id).filter((id) => !['pointing', 'energy-pointing', 'max-sensitivity'].includes(id)),
  );
});

test('the costs are those of the settings', () => {
  const { steps, removal, squares } = defaultMeasureSettings;
  const cost = Object.fromEntries(measureCards.map((card) => [card.id, card.cost]));
  expect(cost['insertion']).toBe(steps + 1);
  expect(cost['deletion']).toBe(steps + 1);
  expect(cost['sensitivity-n']).toBe(removal.sizes * removal.subsets + 1);
  expect(cost['infidelity']).toBe(squares + 1);
});

test('a value is given to every measure', () => {
  const values = everyMeasure((id) => (id === 'drop' ? 0.25 : null));
  expect(Object.keys(values)).toEqual(measureCards.map(({ id }) => id));
  expect(values.drop).toBe(0.25);
  expect(values.insertion).toBeNull();
});

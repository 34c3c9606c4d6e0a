import { expect, test } from 'vitest';
import { methodCards, settleOptions } from './cards.ts';
import { gradCamCard } from './activation/gradCam.ts';
import { iGosCard } from './optimised/iGos.ts';

test('ids are unique', () => {
  expect(new Set(methodCards.map((card) => card.id)).size).toBe(methodCards.length);
});

test('every default is a legal value of its own option', () => {
  for (const card of methodCards) {
    const defaults = Object.fromEntries(Object.entries(card.options).map(([key, spec]) => [key, spec.default]));
    expect(settleOptions(card, {})).toEqual(defaults);
    expect(settleOptions(card, defaults)).toEqual(defaults);
  }
});

test('numbers are brought into range', () => {
  expect(settleOptions(iGosCard, { size: 1000 })['size']).toBe(224);
  expect(settleOptions(iGosCard, { size: -3 })['size']).toBe(7);
  expect(settleOptions(iGosCard, { size: 14 })['size']).toBe(14);
  expect(settleOptions(iGosCard, { size: Number.NaN })['size']).toBe(28);
});

test('a choice that is not on offer and an option that does not exist are dropped', () => {
  const settled = settleOptions(iGosCard, { baseline: 'pink', colour: 'red' });
  expect(settled['baseline']).toBe('blur');
  expect(settled).not.toHaveProperty('colour');
});

test('layers are any names, or null for the default', () => {
  expect(settleOptions(gradCamCard, { layers: ['conv_pw_13'] })).toMatchObject({ layers: ['conv_pw_13'] });
  for (const layers of [3, 'conv_pw_13', []]) {
    expect(settleOptions(gradCamCard, { layers })).toMatchObject({ layers: null });
  }
});

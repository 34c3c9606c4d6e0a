import { expect, it } from 'vitest';
import { byHand } from './comparison.fixture.ts';
import { meanOf, summarise } from './summary.ts';

it('has the best on top, what has no score after it, and the floors last', () => {
  expect(summarise(byHand()).map(({ id }) => id)).toEqual(['good', 'poor', 'none', 'chance']);
});

it('goes by the first column, small ones on top where small is good', () => {
  const comparison = byHand();
  const settings = { ...comparison.request.settings, measures: ['mean-value', 'drop'] as const };
  const rows = summarise({ ...comparison, request: { ...comparison.request, settings } });
  expect(rows.map(({ id }) => id)).toEqual(['good', 'poor', 'none', 'chance']);
  expect(rows[0]?.measures.get('mean-value')).toBeNull();
});

it('averages over the pictures that gave an answer', () => {
  const [good, poor] = summarise(byHand());
  expect(good?.measures.get('insertion')).toEqual({
    mean: 0.7,
    standardError: expect.closeTo(0.1, 12) as number,
    count: 2,
  });
  expect(good?.measures.get('pointing')).toEqual({ mean: 1, standardError: null, count: 1 });
  expect([poor?.silent, good?.silent]).toEqual([1, 0]);
  expect([good?.forwards, good?.backwards, good?.seconds]).toEqual([10, 2, 0.5]);
});

it('averages curves point by point', () => {
  const [good] = summarise(byHand());
  expect(good?.insertion).toEqual([0, expect.closeTo(0.7, 12), 1]);
  expect(good?.deletion).toBeNull();
});

it('keeps why there is no map', () => {
  const none = summarise(byHand()).find(({ id }) => id === 'none');
  expect(none?.failures).toHaveLength(2);
  expect([none?.measures.get('insertion'), none?.seconds]).toEqual([null, null]);
});

it('knows the standard error of a mean', () => {
  // Squared deviations 4, 0, 4: variance 4, its third's root.
  expect(meanOf([1, 3, null, 5])?.standardError).toBeCloseTo(Math.sqrt(4 / 3), 12);
  expect(meanOf([null, null])).toBeNull();
});

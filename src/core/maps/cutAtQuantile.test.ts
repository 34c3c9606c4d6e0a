import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtQuantile } from './cutAtQuantile.ts';
import { anyMap, mapOf } from './heatMap.fixture.ts';

test('an outlier of either sign is brought down to the bulk, and nothing else changes', () => {
  const row = Array.from({ length: 100 }, (_, i) => (i - 50) / 100);
  const calm = mapOf([row], true);
  const wild = mapOf([row.with(7, -1000).with(93, 1000)], true);
  const cut = cutAtQuantile(wild, 0.98);
  expect([cut.values[7], cut.values[93]]).toEqual([-0.5, 0.5]);
  calm.values.forEach((value, i) => {
    if (i !== 7 && i !== 93) expect(cut.values[i]).toBe(value);
  });
});

test('the bound is the smallest magnitude that the share does not exceed', () => {
  const map = mapOf([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
  expect(Math.max(...cutAtQuantile(map, 0.7).values)).toBe(7);
  expect(Math.max(...cutAtQuantile(map, 0.71).values)).toBe(8);
  expect(Math.max(...cutAtQuantile(map, 1).values)).toBe(10);
  expect(Math.max(...cutAtQuantile(map, 0).values)).toBe(1);
});

test('a map that is almost everywhere zero keeps what it has', () => {
  const map = mapOf([[0, 0, 0, 5]]);
  expect(cutAtQuantile(map, 0.5).values).toEqual(map.values);
});

test('signs and order stay, no value grows, and at most the rest of the share is touched', () => {
  fc.assert(
    fc.property(anyMap(true), fc.double({ min: 0.05, max: 1, noNaN: true }), (map, share) => {
      const cut = cutAtQuantile(map, share);
      let touched = 0;
      cut.values.forEach((value, i) => {
        const before = map.values[i]!;
        expect(Math.sign(value)).toBe(Math.sign(before));
        expect(Math.abs(value)).toBeLessThanOrEqual(Math.abs(before));
        if (value !== before) touched++;
      });
      expect(touched).toBeLessThanOrEqual((1 - share) * map.values.length + 1e-9);
      expect(cut.signed).toBe(map.signed);
    }),
  );
});

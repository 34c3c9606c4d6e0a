import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaPenalty } from './areaPenalty.ts';

const masks = fc
  .array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 1, maxLength: 30 })
  .map((list) => Float32Array.from(list));
const shares = fc.double({ min: 0, max: 1, noNaN: true });

test('it is the squared distance of the sorted mask from zeros and then ones', () => {
  fc.assert(
    fc.property(masks, shares, (mask, area) => {
      const zeros = Math.floor((1 - area) * mask.length);
      const sorted = mask.slice().sort();
      const expected = sorted.reduce((sum, share, i) => sum + (share - (i < zeros ? 0 : 1)) ** 2, 0) / mask.length;
      expect(areaPenalty(mask, area).value).toBeCloseTo(expected, 6);
    }),
  );
});

test('a mask of zeros and ones of that area costs nothing and stays as it is', () => {
  const mask = Float32Array.from([0, 1, 0, 0, 1, 0, 0, 0, 0, 0]);
  expect(areaPenalty(mask, 0.2)).toEqual({ value: 0, gradient: new Float32Array(10) });
  expect(areaPenalty(mask, 0.3).value).toBeCloseTo(0.1, 6);
});

test('the gradient is twice the gap over the number of pixels, to a mask of that area in the same order', () => {
  fc.assert(
    fc.property(masks, shares, (mask, area) => {
      const { gradient } = areaPenalty(mask, area);
      const wanted = mask.map((share, i) => share - (gradient[i]! * mask.length) / 2);
      const ones = wanted.reduce((sum, value) => sum + value, 0);
      expect(ones).toBeCloseTo(mask.length - Math.floor((1 - area) * mask.length), 3);
      const order = mask.map((_, i) => i).sort((a, b) => mask[a]! - mask[b]!);
      for (let i = 1; i < order.length; i++) expect(wanted[order[i]!]! - wanted[order[i - 1]!]!).toBeGreaterThan(-1e-5);
    }),
  );
});

test('pixels that tie share what is left to them alike', () => {
  const { gradient } = areaPenalty(Float32Array.from([0.5, 0.5, 1, 0.5, 0.5]), 0.4);
  // Two ones are due: the third pixel has one, and each of the others a quarter of the second.
  expect([...gradient]).toEqual([0.1, 0.1, 0, 0.1, 0.1].map((g) => Math.fround(g)));
});

test('what rounding sets apart still ties', () => {
  const { gradient } = areaPenalty(Float32Array.from([0.9, 0.9000001, 0.9, 0.8999999]), 0.25);
  for (const g of gradient) expect(g).toBeCloseTo((0.9 - 0.25) / 2, 5);
});

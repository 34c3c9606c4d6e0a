import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMap, mapOf } from '../../../core/maps/heatMap.fixture.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { resample } from '../../../core/maps/resample.ts';
import { fuseMaps, positive } from './fuseMaps.ts';

test('a single map stays as it is, signed or not', () => {
  fc.assert(
    fc.property(anyMap(true), (map) => {
      expect(fuseMaps([map], 'maximum')).toBe(map);
      expect(fuseMaps([map], 'mean')).toBe(map);
    }),
  );
});

test('maps of one size: the maximum and the mean of their shares of evidence for the class', () => {
  const one = mapOf([[-4, 0, 2, 10]], true);
  const other = mapOf([[1, 3, 2, 1]], true);
  // Shares: 0, 0, 0.2, 1 and 0, 1, 0.5, 0.
  expect([...fuseMaps([one, other], 'maximum').values]).toEqual([0, 1, 0.5, 1]);
  expect([...fuseMaps([one, other], 'mean').values].map((value) => value.toFixed(3))).toEqual([
    '0.000',
    '0.500',
    '0.350',
    '0.500',
  ]);
});

test('a map four times as fine is damped by tanh before the maximum, and not before the mean', () => {
  const coarse = mapOf([[0, 0, 0, 0].slice(0, 1), [0]]);
  const fine = mapOf([
    [0, 1, 2, 4],
    [0, 0, 0, 0],
  ]);
  const most = fuseMaps([coarse, fine], 'maximum');
  expect([...most.values].slice(0, 4)).toEqual([0, 0.25, 0.5, 1].map((share) => Math.fround(Math.tanh(2 * share))));
  expect([...fuseMaps([coarse, fine], 'mean').values].slice(0, 4)).toEqual([0, 0.125, 0.25, 0.5]);
});

test('the order of layers does not matter, values stay within 0 and 1, and a flat map adds nothing', () => {
  const both = fc.tuple(anyMap(true), anyMap(true));
  fc.assert(
    fc.property(both, fc.constantFrom('maximum' as const, 'mean' as const), ([one, other], fusion) => {
      const fused = fuseMaps([one, other], fusion);
      expect(fuseMaps([other, one], fusion)).toEqual(fused);
      expect([fused.width, fused.height]).toEqual([
        Math.max(one.width, other.width),
        Math.max(one.height, other.height),
      ]);
      for (const value of fused.values) expect(value >= 0 && value <= 1).toBe(true);
      const flat: HeatMap = { ...one, values: one.values.map(() => -1) };
      const alone = fuseMaps([one, flat], 'maximum');
      const again = fuseMaps([one, one], 'maximum');
      expect(alone).toEqual(again);
    }),
  );
});

test('evidence against the class is cut before maps are enlarged', () => {
  const map = mapOf([[-8, 8]], true);
  const wide = mapOf([[0, 0, 0, 0]]);
  const fused = fuseMaps([map, wide], 'mean');
  const expected = resample({ ...positive(map), values: Float32Array.of(0, 1) }, 4, 1, 'half-pixel');
  expect([...fused.values]).toEqual([...expected.values].map((value) => value / 2));
});

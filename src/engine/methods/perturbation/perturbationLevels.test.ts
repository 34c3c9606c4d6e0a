import { expect, test } from 'vitest';
import { blurRgb } from '../../../core/regions/blur.ts';
import { unevenNumbers } from './linearNetwork.fixture.ts';
import { blurLevels, fadeLevels, perturbed, slopeOfShares } from './perturbationLevels.ts';

const size = { width: 7, height: 5 };
const shown = unevenNumbers(size.width * size.height * 3, 0.6);
const filled = (share: number) => new Float32Array(35).fill(share);

test('eight levels: the last is the picture, the first its strongest blur, each sharper than the one before', async () => {
  const levels = await blurLevels(shown, size);
  expect(levels).toHaveLength(8);
  expect(levels[7]).toBe(shown);
  // 20 of 224, by the shorter side.
  expect(levels[0]).toEqual(blurRgb(shown, 7, 5, (20 * 5) / 224));
  const distances = levels.map((level) => Math.hypot(...level.map((value, i) => value - shown[i]!)));
  for (let i = 1; i < 8; i++) expect(distances[i]!).toBeLessThanOrEqual(distances[i - 1]!);
});

test('a share picks its level, and mixes the two it lies between', async () => {
  const levels = await blurLevels(shown, size);
  expect(perturbed(levels, filled(1))).toEqual(shown);
  expect(perturbed(levels, filled(0))).toEqual(levels[0]);
  perturbed(levels, filled(2.25 / 7)).forEach((value, i) => {
    expect(value).toBeCloseTo(0.75 * levels[2]![i]! + 0.25 * levels[3]![i]!, 5);
  });
});

test('faded, a picture is multiplied by what is kept', () => {
  perturbed(fadeLevels(shown), filled(0.3)).forEach((value, i) => {
    expect(value).toBeCloseTo(0.3 * shown[i]!, 6);
  });
});

test('the slope of the shares is the adjoint of the change of the picture', async () => {
  const gradient = unevenNumbers(shown.length, 0.2);
  for (const levels of [await blurLevels(shown, size), fadeLevels(shown)]) {
    // Away from the levels themselves, where the mixture has a kink.
    const kept = Float32Array.from({ length: 35 }, (_, i) => ((i % 7) + 0.5) / 7);
    const slope = slopeOfShares(levels, kept, gradient);
    const h = 1 / 64;
    const value = (at: Float32Array) => perturbed(levels, at).reduce((sum, v, i) => sum + v * gradient[i]!, 0);
    for (const pixel of [0, 11, 34]) {
      const up = value(kept.with(pixel, kept[pixel]! + h));
      const down = value(kept.with(pixel, kept[pixel]! - h));
      expect((up - down) / (2 * h)).toBeCloseTo(slope[pixel]!, 3);
    }
  }
});

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { linearScore } from '../score.fixture.ts';
import type { PictureScore } from '../score.ts';
import { fadeLevels } from './perturbationLevels.ts';
import type { RegionSearch } from './searchRegion.ts';
import { searchRegion } from './searchRegion.ts';
import { createSmoothMask } from './smoothMask.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const [width, height] = [10, 6];
const white = new Float32Array(width * height * 3).fill(1);
const share = (mask: Float32Array) => mask.reduce((sum, value) => sum + value, 0) / mask.length;

/** Runs a search with evidence `at(x)` in every column and gives the pictures it asked about and its masks. */
async function watch(at: (x: number) => number, given: Partial<RegionSearch>) {
  const before = tf.memory().numTensors;
  const weights = tf.tensor4d(
    Float32Array.from({ length: white.length }, (_, i) => at(Math.floor(i / 3) % width)),
    [1, height, width, 3],
  );
  const inner = linearScore(weights);
  const asked: tf.Tensor[] = [];
  const score: PictureScore = {
    ...inner,
    valueAndGradient: (pictures) => {
      asked.push(tf.keep(tf.clone(pictures)));
      return inner.valueAndGradient(pictures);
    },
  };
  // So narrow a kernel that the mask can be 0 beside a pixel of 1.
  const smooth = createSmoothMask({ width, height, step: 1, kernel: 0.5 });
  const search: RegionSearch = {
    score,
    size: { width, height },
    levels: fadeLevels(white),
    smooth,
    area: 0.2,
    variant: 'preserved',
    rate: 0.04,
    iterations: 150,
    ...given,
  };
  const masks: Float32Array[] = [];
  for await (const mask of searchRegion(search)) masks.push(mask);
  const seen = await Promise.all(asked.map((pictures) => pictures.data<'float32'>()));
  tf.dispose([weights, ...asked]);
  expect(tf.memory().numTensors).toBe(before);
  return { asked: seen, masks };
}

test('every other view is mirrored, beginning with the first', async () => {
  const ramp = Float32Array.from(white, (_, i) => Math.floor(i / 3) % width);
  const { asked } = await watch(() => 0, { iterations: 2, levels: fadeLevels(ramp) });
  // The mask of ones is symmetric, so what is seen is a ramp that falls, then one that rises.
  const reds = asked.map((picture) => picture.filter((_, i) => i % 3 === 0).slice(0, width));
  expect(reds[0]![9]).toBeLessThan(reds[0]![0]!);
  expect(reds[1]![9]).toBeGreaterThan(reds[1]![0]!);
});

test('preserved sees the mask, deleted the rest, both one after the other', async () => {
  const first = async (variant: RegionSearch['variant']) =>
    (await watch(() => 0, { iterations: 1, variant })).asked[0]!;
  const [kept, rest, both] = [await first('preserved'), await first('deleted'), await first('both')];
  kept.forEach((value, i) => {
    expect(value + rest[i]!).toBeCloseTo(1, 5);
  });
  expect([...both]).toEqual([...kept, ...rest]);
});

test.each(['preserved', 'deleted', 'both'] as const)(
  '%s: the region covers its area within two hundredths and lies where the evidence is',
  async (variant) => {
    // Columns 4 and 5 are a fifth of the picture.
    const { masks } = await watch((x) => (x === 4 || x === 5 ? 1 : 0), { variant });
    const last = masks.at(-1)!;
    expect(masks).toHaveLength(150);
    expect(Math.abs(share(last) - 0.2)).toBeLessThan(0.02);
    const inside = last.filter((_, pixel) => pixel % width === 4 || pixel % width === 5);
    expect(share(inside)).toBeGreaterThan(0.6);
  },
);

test('evidence against the class is left out of what is preserved', async () => {
  const { masks } = await watch((x) => (x < 3 || x > 6 ? -2 : 0), { area: 0.3 });
  const outside = masks.at(-1)!.filter((_, pixel) => pixel % width < 2 || pixel % width > 7);
  expect(share(outside)).toBeLessThan(0.1);
});

test('where nothing speaks for any place, the mask falls as fast at the edge as inside', async () => {
  const { masks } = await watch(() => 0, {
    iterations: 3,
    smooth: createSmoothMask({ width, height, step: 1, kernel: 3 }),
  });
  const [first, second] = [masks[0]!, masks[1]!];
  expect(Math.max(...second)).toBeLessThan(Math.min(...first));
  expect(Math.max(...first) - Math.min(...first)).toBeLessThan(0.25 * (1 - Math.min(...first)));
});

import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { testBackends, useBackend } from '../../../network/backends.fixture.ts';
import { unevenNumbers } from './linearNetwork.fixture.ts';
import type { FilledMask } from './maskedPictures.ts';
import { createMaskedPictures } from './maskedPictures.ts';
import { spread } from './separableMask.ts';

const [height, width] = [5, 7];
const [from, to] = [0.3, 0.8].map((seed) => unevenNumbers(height * width * 3, seed));
const maskOf = (seed: number): FilledMask => ({
  rows: { pixels: height, cells: 2, weights: unevenNumbers(height * 2, seed) },
  columns: { pixels: width, cells: 3, weights: unevenNumbers(width * 3, seed + 0.1) },
  values: unevenNumbers(6, seed + 0.2),
});

test.each(testBackends)('%s: every picture is mixed by its own mask, all channels alike', async (backend) => {
  await useBackend(backend);
  const before = tf.memory().numTensors;
  const tensors = [from!, to!].map((values) => tf.tensor4d(values, [1, height, width, 3]));
  const pictures = createMaskedPictures(tensors[0]!, tensors[1]!);
  const masks = [maskOf(0.2), maskOf(0.5), maskOf(0.9)];
  const batch = pictures.make(masks);
  expect(batch.shape).toEqual([3, height, width, 3]);
  const values = await batch.data();
  masks.forEach((mask, picture) => {
    const shares = spread(mask, mask.values);
    from!.forEach((base, at) => {
      const expected = base + shares[Math.floor(at / 3)]! * (to![at]! - base);
      expect(Math.abs(values[picture * from!.length + at]! - expected)).toBeLessThan(1e-5);
    });
  });
  pictures.dispose();
  tf.dispose([batch, ...tensors]);
  expect(tf.memory().numTensors).toBe(before);
});

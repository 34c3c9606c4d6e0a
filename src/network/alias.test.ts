import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { alias } from './alias.ts';
import { leaked, testBackends, useBackend } from './backends.fixture.ts';

describe.each(testBackends)('a second handle on %s', (backend) => {
  it('shows the same values without holding them twice, and outlives the first', async () => {
    await useBackend(backend);
    const lost = await leaked(async () => {
      const first = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      const before = tf.memory();
      const second = alias(first);
      expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
      first.dispose();
      expect(second.shape).toEqual([2, 2]);
      expect(Array.from(await second.data())).toEqual([1, 2, 3, 4]);
      second.dispose();
    });
    expect(lost).toBe(0);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, leaked, useBackend } from '../backends.fixture.ts';
import { padArgument } from '../geometry.ts';
import { noise } from '../keras.fixture.ts';
import { partOf, reframe } from './reframe.ts';

const frame = fc.record({
  top: fc.integer({ min: -3, max: 3 }),
  left: fc.integer({ min: -3, max: 3 }),
  height: fc.integer({ min: 1, max: 6 }),
  width: fc.integer({ min: 1, max: 6 }),
});

describe('a frame', () => {
  it('shows each pixel in its place and zeros beyond the edge', async () => {
    await useBackend('cpu');
    const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
    const seen = reframe(x, { top: -1, left: 1, height: 3, width: 2 });
    expect(Array.from(await seen.data())).toEqual([0, 0, 2, 0, 4, 0]);
    tf.dispose([x, seen]);
  });

  it('is the part inside with zeros around it, for a convolution that pads as it runs', async () => {
    await useBackend('cpu');
    const x = noise([2, 3, 4, 2], 1) as tf.Tensor4D;
    await fc.assert(
      fc.asyncProperty(frame, async (given) => {
        const lost = await leaked(async () => {
          const [whole, padded] = tf.tidy(() => {
            const { inside, padding } = partOf(x, given);
            return [reframe(x, given), tf.pad(inside, padArgument(padding) as [number, number][])];
          });
          expect(await distance(whole, padded)).toBe(0);
          expect(padded.shape).toEqual([2, given.height, given.width, 2]);
          tf.dispose([whole, padded]);
        });
        expect(lost).toBe(0);
      }),
      { numRuns: 60, seed: 20263 },
    );
    x.dispose();
  });
});

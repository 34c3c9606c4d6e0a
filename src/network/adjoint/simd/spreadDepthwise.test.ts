import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, leaked, useBackend } from '../../backends.fixture.ts';
import { planWindow, type Pair } from '../../geometry.ts';
import type { PaddingRule } from '../../graph.ts';
import { noise } from '../../keras.fixture.ts';
import { flippedDepthwise, noStore } from '../convolution.ts';
import { heapInUse } from './onHeap.ts';
import { spreadDepthwise } from './spreadDepthwise.ts';

const pair = (least: number, most: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }));
const padding: fc.Arbitrary<PaddingRule> = fc.oneof(
  fc.constantFrom('same' as const, 'valid' as const),
  fc.record({ top: fc.nat(3), bottom: fc.nat(3), left: fc.nat(3), right: fc.nat(3) }),
);
const cases = fc
  .record({
    n: fc.integer({ min: 1, max: 2 }),
    size: pair(1, 9),
    window: pair(1, 4),
    strides: pair(1, 3),
    padding,
    channels: fc.constantFrom(1, 3, 4, 6, 9),
  })
  .map(({ strides, padding: rule, ...rest }) => ({
    ...rest,
    geometry: { strides, dilations: [1, 1] as const, padding: rule },
  }))
  .filter(({ geometry, window, size }) => planWindow(geometry, window, size).output.every((length) => length > 0));

const spread = (dy: tf.Tensor4D, given: Parameters<typeof spreadDepthwise>[2]): tf.Tensor4D =>
  spreadDepthwise(heapInUse()!, dy, given);

describe('the scattered adjoint of a depthwise convolution', () => {
  beforeAll(() => useBackend('wasm'));

  it('equals the forward convolution with the flipped kernel, whatever the geometry, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ n, size, window, geometry, channels }) => {
        const lost = await leaked(async () => {
          const weights = noise([...window, channels, 1], 1) as tf.Tensor4D;
          const dy = noise([n, ...planWindow(geometry, window, size).output, channels], 2) as tf.Tensor4D;
          const given = { weights, geometry, size };
          const fast = spread(dy, given);
          const slow = tf.tidy(() => flippedDepthwise(dy, { ...given, store: noStore }));
          expect(fast.shape).toEqual(slow.shape);
          expect(await distance(fast, slow)).toBeLessThan(1e-5);
          tf.dispose([weights, dy, fast, slow]);
        });
        expect(lost).toBe(0);
      }),
      { numRuns: 80, seed: 20262 },
    );
  });

  it('puts every tap where it came from, also with dilation', async () => {
    const weights = tf.tensor4d([1, 2, 3, 4], [2, 2, 1, 1]);
    const dy = tf.tensor4d([1, 10], [1, 1, 2, 1]);
    const geometry = { strides: [2, 1], dilations: [1, 2], padding: 'valid' } as const;
    const dx = spread(dy, { weights, geometry, size: [3, 4] });
    // Taps lie two columns apart, windows one; nothing reaches the last row.
    expect(Array.from(await dx.data())).toEqual([1, 10, 2, 20, 3, 30, 4, 40, 0, 0, 0, 0]);
    tf.dispose([weights, dy, dx]);
  });
});

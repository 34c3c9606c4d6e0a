import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaked, useBackend, type testBackends } from '../../backends.fixture.ts';
import { planWindow, type Pair } from '../../geometry.ts';
import { tensorNoise } from '../../noise.fixture.ts';
import { maxPoolAdjoint } from '../pool.ts';
import { heapInUse } from './onHeap.ts';

const pair = (most: number): fc.Arbitrary<Pair> =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }));
const cases = fc
  .record({
    n: fc.integer({ min: 1, max: 2 }),
    size: pair(8),
    window: pair(3),
    strides: pair(3),
    padding: fc.constantFrom('same' as const, 'valid' as const),
    channels: fc.constantFrom(1, 4, 6, 9),
  })
  .map(({ strides, padding, ...rest }) => ({ ...rest, geometry: { strides, dilations: [1, 1] as const, padding } }))
  .filter(({ geometry, window, size }) => planWindow(geometry, window, size).output.every((length) => length > 0));
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** Whole numbers, so that windows have ties; shares of them are not. */
const whole = (shape: readonly number[]): number[] => tensorNoise(shape, 3).map((value) => Math.round(value));

async function adjoint(backend: (typeof testBackends)[number], given: Case): Promise<number[]> {
  await useBackend(backend);
  const { n, size, window, geometry, channels } = given;
  const dx = tf.tidy(() => {
    const shape: [number, number, number, number] = [n, ...size, channels];
    const x = tf.tensor4d(whole(shape), shape);
    const y = tf.maxPool(x, [...window], [...geometry.strides], geometry.padding);
    return maxPoolAdjoint(tf.tensor4d(tensorNoise(y.shape, 4), y.shape), x, y, given);
  });
  const values = Array.from(await dx.data());
  dx.dispose();
  return values;
}

describe('the adjoint of a max pool by our own kernels', () => {
  it('equals that by kernels every back end has, with ties, whatever the geometry, and leaves nothing behind', async () => {
    await useBackend('wasm');
    await fc.assert(
      fc.asyncProperty(cases, async (given) => {
        const lost = await leaked(async () => {
          const [slow, fast] = [await adjoint('cpu', given), await adjoint('wasm', given)];
          expect(heapInUse()).not.toBeNull();
          expect(fast).toHaveLength(slow.length);
          fast.forEach((value, at) => {
            expect(value).toBeCloseTo(slow[at]!, 4);
          });
        });
        expect(lost).toBe(0);
      }),
      { numRuns: 50, seed: 20264 },
    );
  });
});

import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alias } from '../../alias.ts';
import { leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { heapInUse } from './onHeap.ts';
import { passBetween } from './passBetween.ts';

/** Bounds themselves included, where a unit is just off or saturated. */
const value = fc.constantFrom(-2, -1, -0.5, 0, 1e-30, 0.5, 3, 5.5, 6, 7);
const pairs = fc.array(fc.tuple(fc.double({ noNaN: true, min: -9, max: 9 }), value), { minLength: 1, maxLength: 37 });
const bounds = fc.constantFrom<[number, number]>([0, 6], [0, Infinity], [-1, 3], [-Infinity, 3], [-Infinity, Infinity]);

describe.each(testBackends)('a state that a rectifier lets pass on %s', (backend) => {
  it('is left where the unit was between its bounds and 0 elsewhere, at any length, and nothing is left behind', async () => {
    await useBackend(backend);
    await fc.assert(
      fc.asyncProperty(pairs, bounds, async (given, [low, high]) => {
        const [state, activation] = [Float32Array.from(given, ([s]) => s), Float32Array.from(given, ([, y]) => y)];
        const expected = state.map((s, i) => (activation[i]! > low && activation[i]! < high ? s : 0));
        const lost = await leaked(async () => {
          const [s, y] = [tf.tensor1d(state), tf.tensor1d(activation)];
          const passed = tf.tidy(() => alias(passBetween(s, y, low, high)));
          // Adding 0 makes −0 and 0 one.
          expect(Array.from(await passed.data(), (v) => v + 0)).toEqual(Array.from(expected, (v) => v + 0));
          tf.dispose([s, y, passed]);
        });
        expect(lost).toBe(0);
      }),
      { numRuns: 60, seed: 20261 },
    );
  });
});

describe('the memory our kernels work on', () => {
  it('is there on wasm, the same each time, and not on cpu', async () => {
    await useBackend('cpu');
    expect(heapInUse()).toBeNull();
    await useBackend('wasm');
    expect(heapInUse()).not.toBeNull();
    expect(heapInUse()).toBe(heapInUse());
  });

  it('may grow between two calls', async () => {
    await useBackend('wasm');
    const [state, activation] = [tf.tensor1d([1, 2, 3, 4, 5]), tf.tensor1d([1, 0, 6, 3, 2])];
    const before = passBetween(state, activation, 0, 6);
    const much = tf.zeros([24, 1024, 1024]);
    const heap = heapInUse()!;
    const cleared = heap.make([1, 2]);
    heap.clear(cleared);
    expect(Array.from(await cleared.data())).toEqual([0, 0]);
    const after = passBetween(state, activation, 0, 6);
    expect(Array.from(await before.data())).toEqual([1, 0, 0, 4, 5]);
    expect(Array.from(await after.data())).toEqual([1, 0, 0, 4, 5]);
    tf.dispose([state, activation, before, much, cleared, after]);
  });

  it('takes tensors that were made on another back end', async () => {
    await useBackend('cpu');
    const [state, activation] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([1, 0, 7])];
    await useBackend('wasm');
    const passed = passBetween(state, activation, 0, 6);
    expect(Array.from(await passed.data())).toEqual([1, 0, 0]);
    tf.dispose([state, activation, passed]);
  });
});

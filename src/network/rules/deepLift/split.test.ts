import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { record } from '../../backward.ts';
import type { LinearNode, Network } from '../../graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from '../../keras.fixture.ts';
import { everywhere, named, networkOf, plain } from './comparison.fixture.ts';
import { partsOf, totalOf } from './pairs.ts';
import { differenceOf, outputOf, type Recordings } from './recordings.ts';
import { signedParts, splitDifferences, splitOf, type Splits } from './split.ts';

function both(network: Network, shape: number[], seed: number): Recordings & { readonly free: () => void } {
  const pictures = [noise(shape, seed, 3), noise(shape, seed + 1)];
  const [shown, reference] = pictures.map((picture) => record(network, picture));
  return {
    network,
    shown: shown!,
    reference: reference!,
    free: () => {
      shown!.dispose();
      reference!.dispose();
      tf.dispose(pictures);
    },
  };
}

function finish(steps: Generator<void, Splits, void>): Splits {
  for (;;) {
    const next = steps.next();
    if (next.done) return next.value;
  }
}

describe.each(testBackends)('what rises and what falls on %s', (backend) => {
  it.each([
    ['V', vgg],
    ['R', resnet],
    ['M', mobilenet],
  ] as const)('adds up to the difference at every node of %s', async (_, build) => {
    await useBackend('cpu');
    const model = build(true);
    await useBackend(backend);
    const network = await imported(model);
    const { free, ...recordings } = both(network, [1, 8, 8, 3], 5);
    const lost = await leaked(async () => {
      for (const reveals of [everywhere, () => false]) {
        const splits = finish(splitDifferences(recordings, network.output, reveals));
        expect([...splits.values.keys()]).toEqual(network.nodes.map(({ id }) => id));
        for (const { id } of network.nodes) {
          const [total, difference] = tf.tidy<[tf.Tensor, tf.Tensor]>(() => [
            totalOf(splitOf(splits.values, id)),
            tf.clone(differenceOf(recordings, id)),
          ]);
          const scale = Math.max(1, ...(await difference.data()).map(Math.abs));
          expect(await distance(total, difference), id).toBeLessThan(2e-5 * scale);
          tf.dispose([total, difference]);
        }
        splits.dispose();
      }
    });
    expect(lost).toBe(0);
    free();
    network.dispose();
  });
});

describe('the parts', () => {
  it('never change their sign through weights and rectifiers', async () => {
    await useBackend('cpu');
    const network = await imported(vgg(true));
    const { free, ...recordings } = both(network, [1, 8, 8, 3], 7);
    const splits = finish(splitDifferences(recordings, network.output, everywhere));
    for (const split of splits.values.values()) {
      const [rising, falling] = partsOf(split);
      expect(Math.min(...(await rising.data()))).toBeGreaterThanOrEqual(-1e-5);
      expect(Math.max(...(await falling.data()))).toBeLessThanOrEqual(1e-5);
      tf.dispose([rising, falling]);
    }
    splits.dispose();
    free();
    network.dispose();
  });

  it('of a linear node are sorted by the sign of weight times change', async () => {
    await useBackend('cpu');
    const conv: LinearNode = {
      ...named('y', 'x'),
      ...{ kind: 'linear', op: 'conv', weights: tf.tensor4d([2, -3, 5], [1, 1, 3, 1]), bias: null, geometry: plain },
    };
    const network = networkOf([1, 1, 3], [{ ...named('x'), kind: 'input' }, conv]);
    const pictures = [tf.tensor4d([1, 1, -1], [1, 1, 1, 3]), tf.zeros([1, 1, 1, 3])];
    const [shown, reference] = pictures.map((picture) => record(network, picture));
    const splits = finish(splitDifferences({ network, shown: shown!, reference: reference! }, 'y', everywhere));
    // 2 · 1 rises; −3 · 1 and 5 · (−1) fall.
    expect(Array.from(await splitOf(splits.values, 'y').data())).toEqual([2, -8]);
    expect(() => splitOf(splits.values, 'z')).toThrow('z');
    const parts = signedParts(conv);
    expect(Array.from(await parts.rising.weights.data())).toEqual([2, 0, 5]);
    expect(Array.from(await parts.falling.weights.data())).toEqual([0, -3, 0]);
    tf.dispose([...pictures, parts.rising.weights, parts.falling.weights]);
    splits.dispose();
    shown!.dispose();
    reference!.dispose();
    network.dispose();
  });

  it('are freed when nobody waits for the rest', async () => {
    await useBackend('cpu');
    const network = await imported(resnet(true));
    const { free, ...recordings } = both(network, [1, 8, 8, 3], 9);
    const before = tf.memory().numTensors;
    const steps = splitDifferences(recordings, network.output, everywhere);
    for (let i = 0; i < 5; i++) steps.next();
    expect(tf.memory().numTensors).toBe(before + 5);
    steps.return(undefined as never);
    expect(tf.memory().numTensors).toBe(before);
    free();
    network.dispose();
  });
});

describe('what was not recorded', () => {
  it('is computed again: the input of a rectifier that runs with its convolution', async () => {
    await useBackend('wasm');
    const network = await imported(vgg(true));
    const { free, ...recordings } = both(network, [1, 8, 8, 3], 11);
    const rectifiers = network.nodes.filter(({ kind, inputs }) => kind === 'activation' && inputs.length === 1);
    expect(rectifiers.length).toBeGreaterThan(1);
    for (const { id, inputs } of rectifiers) {
      const [before = ''] = inputs;
      expect(recordings.shown.values.has(before)).toBe(false);
      const [z, z0, change, a] = tf.tidy<[tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor]>(() => [
        outputOf(network, recordings.shown, before),
        outputOf(network, recordings.reference, before),
        differenceOf(recordings, before),
        tf.relu(outputOf(network, recordings.shown, before)),
      ]);
      expect(await distance(a, recordings.shown.values.get(id)!)).toBeLessThan(1e-5);
      const expected = tf.sub(z, z0);
      expect(await distance(change, expected)).toBeLessThan(1e-4);
      tf.dispose([z, z0, change, a, expected]);
    }
    expect(() => outputOf(network, recordings.shown, 'elsewhere')).toThrow('elsewhere was not recorded');
    free();
    network.dispose();
  });
});

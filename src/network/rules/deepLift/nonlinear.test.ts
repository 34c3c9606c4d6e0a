import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useBackend } from '../../backends.fixture.ts';
import { record } from '../../backward.ts';
import type { ActivationName, ActivationNode, Network, NetworkNode, PoolNode } from '../../graph.ts';
import { named, networkOf } from './comparison.fixture.ts';
import { activationMultiplier, maxPoolMultiplier } from './nonlinear.ts';

const input: NetworkNode = { ...named('x'), kind: 'input' };
const activation = (name: ActivationName): ActivationNode => ({
  ...named('a', 'x'),
  ...{ kind: 'activation', name, alpha: null, bounds: null, slopes: null },
});

/** What `multiplier` says of one picture and its reference, each `[1, 1, length, 1]`. */
async function between(
  network: Network,
  pictures: { readonly shown: readonly number[]; readonly reference: readonly number[] },
  multiplier: (recordings: Parameters<typeof activationMultiplier>[0]) => tf.Tensor,
): Promise<number[]> {
  const [here, there] = [pictures.shown, pictures.reference].map((row) => tf.tensor4d([...row], [1, 1, row.length, 1]));
  const [shown, reference] = [record(network, here!), record(network, there!)];
  const result = tf.tidy(() => multiplier({ network, shown, reference }));
  const values = Array.from(await result.data());
  shown.dispose();
  reference.dispose();
  tf.dispose([here!, there!, result]);
  return values;
}

describe('the multiplier of an activation', () => {
  it.each([
    // Crossing the kink from −1 to 3 gains 3 of 4; on either side all or nothing; at rest the reference's derivative.
    ['relu', [3, 5, -4, 2, -2], [-1, 2, -1, 2, -2], [0.75, 1, 0, 1, 0]],
    ['relu6', [10, 8, 3], [2, 7, 3], [0.5, 0, 1]],
  ] as const)('of %s is the slope of the secant', async (name, shown, reference, expected) => {
    await useBackend('cpu');
    const node = activation(name);
    const network = networkOf([1, shown.length, 1], [input, node]);
    const found = await between(network, { shown, reference }, (recordings) => activationMultiplier(recordings, node));
    found.forEach((value, place) => {
      expect(value).toBeCloseTo(expected[place]!, 5);
    });
  });

  it.each(['sigmoid', 'tanh', 'swish', 'hard-swish', 'gelu', 'softplus', 'selu'] as const)(
    'of %s times the change of its input is the change of its output',
    async (name) => {
      await useBackend('cpu');
      const node = activation(name);
      const network = networkOf([1, 4, 1], [input, node]);
      const pictures = { shown: [2, -3, 0.5, -0.2], reference: [-1, -2, 0.4, 1.5] };
      const found = await between(network, pictures, (recordings) => activationMultiplier(recordings, node));
      const changes = await between(network, pictures, ({ shown, reference }) =>
        tf.sub(shown.values.get('a')!, reference.values.get('a')!),
      );
      found.forEach((value, place) => {
        expect(value * (pictures.shown[place]! - pictures.reference[place]!)).toBeCloseTo(changes[place]!, 5);
      });
    },
  );
});

describe('the multiplier of a max pool', () => {
  const pool: PoolNode = {
    ...named('max', 'x'),
    ...{ kind: 'pool', op: 'max', window: [1, 3], geometry: { strides: [1, 3], dilations: [1, 1], padding: 'valid' } },
  };
  const whole: PoolNode = { ...named('max', 'x'), kind: 'pool', op: 'global-max', keepDims: true };
  const cases = [
    // A new maximum takes the whole rise: 9 − 5 over its own rise of 8.
    ['rises', [1, 9, 2], [5, 1, 2], [0, 0.5, 0]],
    // The old maximum takes the whole fall: 2 − 5 over its own fall of −4.
    ['falls', [1, 2, 2], [5, 1, 2], [0.75, 0, 0]],
    // Two that rise alike share the rise of 3, each over its own rise.
    ['rises at two places', [4, 4, 0], [0, 1, 1], [1.5 / 4, 1.5 / 3, 0]],
    ['stays', [5, 1, 2], [5, 4, 2], [0, 0, 0]],
  ] as const;

  it.each(cases)('that %s goes to where the maximum is or was', async (_, shown, reference, expected) => {
    await useBackend('cpu');
    for (const node of [pool, whole]) {
      const network = networkOf([1, 3, 1], [input, node]);
      const found = await between(network, { shown, reference }, (recordings) =>
        maxPoolMultiplier(recordings, node, tf.ones([1, 1, 1, 1])),
      );
      found.forEach((value, place) => {
        expect(value).toBeCloseTo(expected[place]!, 6);
      });
    }
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { applyLinear } from '../../compute/linear.ts';
import type { LinearNode } from '../../graph.ts';
import { noise } from '../../keras.fixture.ts';
import { denseNode } from './lrp.fixture.ts';
import { activators, handBack, inhibitors, negative, positive, total } from './parts.ts';

const origin = { name: 'n', op: 'test' };
const geometry = { strides: [2, 1], dilations: [1, 1], padding: 'same' } as const;
const shared = { id: 'n', origin, inputs: ['x'], kind: 'linear', bias: null, geometry } as const;
const nodes = (): [LinearNode, tf.Tensor][] => [
  [{ ...shared, op: 'conv', weights: noise([3, 3, 3, 4], 1) as tf.Tensor4D }, noise([2, 6, 5, 3], 2)],
  [{ ...shared, op: 'depthwise', weights: noise([3, 3, 3, 1], 3) as tf.Tensor4D }, noise([2, 6, 5, 3], 4)],
  [{ ...shared, op: 'transposed', weights: noise([3, 3, 2, 3], 5) as tf.Tensor4D }, noise([2, 4, 5, 3], 6)],
  [{ ...shared, op: 'dense', weights: noise([7, 4], 7) as tf.Tensor2D }, noise([2, 7], 8)],
];

describe.each(testBackends)('products of a linear node on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  it('above and below 0 add up to all of them, for every kind of node', async () => {
    for (const [node, x] of nodes()) {
      const both = tf.add(total(node, activators(node, x, false)), total(node, inhibitors(node, x, false)));
      expect(await distance(both, applyLinear(node, x))).toBeLessThan(1e-5);
    }
  });

  it('have the sign they are sorted by', async () => {
    for (const [node, x] of nodes()) {
      expect(Math.min(...(await total(node, activators(node, x, false)).data()))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...(await total(node, inhibitors(node, x, false)).data()))).toBeLessThanOrEqual(0);
    }
  });

  it('need half the parts where no input is negative', async () => {
    for (const [node, signed] of nodes()) {
      const x = tf.abs(signed);
      const [lean, whole] = [activators(node, x, true), activators(node, x, false)];
      expect([lean.length, whole.length, inhibitors(node, x, true).length]).toEqual([1, 2, 1]);
      expect(await distance(total(node, lean), total(node, whole))).toBeLessThan(1e-5);
    }
  });

  it('hand back as much as the quotient claims: Σ_i = Σ_j quotient_j · total_j', async () => {
    for (const [node, x] of nodes()) {
      const parts = [...activators(node, x, false), ...inhibitors(node, x, false)];
      const z = total(node, parts);
      const quotient = noise(z.shape, 9);
      const given = tf.sum(tf.mul(quotient, z));
      const taken = tf.sum(handBack(node, parts, quotient));
      expect(await distance(given, taken)).toBeLessThan(1e-3);
    }
  });

  it('leave no tensor behind', async () => {
    const [[node, x]] = nodes() as [[LinearNode, tf.Tensor]];
    const lost = await leaked(() => {
      tf.tidy(() => {
        const parts = activators(node, x, false);
        return handBack(node, parts, total(node, parts));
      }).dispose();
    });
    expect(lost).toBe(0);
  });
});

it('positive and negative part add up to the value', async () => {
  await useBackend('cpu');
  const v = tf.tensor1d([-2, -0.5, 0, 3]);
  expect(Array.from(await positive(v).data())).toEqual([0, 0, 0, 3]);
  expect(Array.from(await negative(v).data())).toEqual([-2, -0.5, 0, 0]);
});

it('a closed form: x = (2, −3), w = (1, 1)', async () => {
  await useBackend('cpu');
  const node = denseNode([[1], [1]]);
  const x = tf.tensor2d([[2, -3]]);
  expect(Array.from(await total(node, activators(node, x, false)).data())).toEqual([2]);
  expect(Array.from(await total(node, inhibitors(node, x, false)).data())).toEqual([-3]);
  expect(Array.from(await handBack(node, inhibitors(node, x, false), tf.tensor2d([[1]])).data())).toEqual([0, -3]);
});

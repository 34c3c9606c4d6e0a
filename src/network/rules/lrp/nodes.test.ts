import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { compute } from '../../compute/compute.ts';
import type { NetworkNode } from '../../graph.ts';
import { noise } from '../../keras.fixture.ts';
import { ruleFor } from '../ruleTable.ts';
import { perSample } from './accounts.fixture.ts';
import { visitTo } from './lrp.fixture.ts';
import { nodeRules, type Addends } from './nodes.ts';

const base = { id: 'n', origin: { name: 'n', op: 'test' }, inputs: ['x'] } as const;
const window = { strides: [2, 2], dilations: [1, 1], padding: 'same' } as const;
const two = { ...base, inputs: ['x', 'y'] };

function through(node: object, state: tf.Tensor, inputs: tf.Tensor[], addends: Addends = 'all'): (tf.Tensor | null)[] {
  const visited = node as NetworkNode;
  const rule = ruleFor(nodeRules(addends), visited, 'hidden')!;
  return [...rule(visitTo(visited, state, inputs, compute(visited, inputs)))];
}

const values = async (x: tf.Tensor | null | undefined): Promise<number[]> =>
  Array.from(await x!.data(), (value) => value + 0);

describe.each(testBackends)('relevance on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  it('passes activations and normalisations as it is', async () => {
    const [x, state] = [noise([2, 3, 3, 4], 1), noise([2, 3, 3, 4], 2)];
    const six = { ...base, kind: 'activation', name: 'relu6', alpha: null, bounds: null, slopes: null };
    const lrn = { ...base, kind: 'lrn', depthRadius: 2, bias: 1, alpha: 0.1, beta: 0.75 };
    for (const node of [six, lrn]) expect(await distance(through(node, state, [x])[0]!, state)).toBe(0);
  });

  it('of a sum goes to its addends in proportion', async () => {
    const node = { ...two, kind: 'sum' };
    const [a, b] = [tf.tensor2d([[3, -2, 0]]), tf.tensor2d([[1, 4, 0]])];
    const [toA, toB] = through(node, tf.tensor2d([[8, 6, 5]]), [a, b]);
    expect(await values(toA)).toEqual([6, -6, 0]);
    expect(await values(toB)).toEqual([2, 12, 0]);
  });

  it('of a sum goes by sign to what agrees with it, and never grows', async () => {
    const node = { ...two, kind: 'sum' };
    const [a, b] = [tf.tensor2d([[3, -2, 1]]), tf.tensor2d([[1, 4, -3]])];
    const [toA, toB] = through(node, tf.tensor2d([[8, 6, 4]]), [a, b], 'same sign');
    expect(await values(toA)).toEqual([6, 0, 0]);
    expect(await values(toB)).toEqual([2, 6, 4]);
  });

  it('of a sum with one value per channel is collected from all its pixels', async () => {
    const [map, shift] = [tf.abs(noise([2, 3, 2, 4], 1)), tf.abs(noise([2, 1, 1, 4], 2))];
    const state = noise([2, 3, 2, 4], 3);
    for (const addends of ['all', 'same sign'] as const) {
      const [toMap, toShift] = through({ ...two, kind: 'sum' }, state, [map, shift], addends);
      expect(toShift!.shape).toEqual(shift.shape);
      const sum = tf.add(perSample(toMap!), perSample(toShift!));
      expect(await distance(sum, perSample(state))).toBeLessThan(1e-4);
    }
  });

  it.each([
    ['a padded average', { ...base, kind: 'pool', op: 'average', window: [3, 3], geometry: window }],
    ['a global average', { ...base, kind: 'pool', op: 'global-average', keepDims: false }],
    ['a global maximum', { ...base, kind: 'pool', op: 'global-max', keepDims: true }],
    ['a padded maximum', { ...base, kind: 'pool', op: 'max', window: [3, 3], geometry: window }],
    ['a frame', { ...base, kind: 'shape', op: 'pad', padding: { top: 0, bottom: 0, left: 0, right: 0 }, value: 0 }],
    ['a flattening', { ...base, kind: 'shape', op: 'flatten' }],
    ['an order of axes', { ...base, kind: 'shape', op: 'transpose', permutation: [0, 2, 3, 1] }],
  ] as const)('is neither made nor lost in %s', async (_, node) => {
    const x = noise([2, 5, 5, 3], 1);
    const state = noise(compute(node, [x]).shape, 2);
    for (const addends of ['all', 'same sign'] as const) {
      const [map] = through(node, state, [x], addends);
      expect(map!.shape).toEqual(x.shape);
      expect(await distance(perSample(map!), perSample(state))).toBeLessThan(2e-3);
    }
  });

  it('of an average goes to bright pixels more than to dark ones', async () => {
    const node = { ...base, kind: 'pool', op: 'global-average', keepDims: false };
    const x = tf.tensor4d([1, 3, 0, 4], [1, 2, 2, 1]);
    expect(await values(through(node, tf.tensor2d([[16]]), [x])[0])).toEqual([2, 6, 0, 8]);
  });

  it('of a maximum goes to the winner, in equal shares where two tie', async () => {
    const node = { ...base, kind: 'pool', op: 'max', window: [2, 2], geometry: { ...window, padding: 'valid' } };
    const x = tf.tensor4d([1, 7, 7, -9], [1, 2, 2, 1]);
    expect(await values(through(node, tf.tensor4d([6], [1, 1, 1, 1]), [x])[0])).toEqual([0, 3, 3, 0]);
  });

  it('of a concatenation is split, of an enlarged map gathered', async () => {
    const [a, b] = [noise([2, 3], 1), noise([2, 2], 2)];
    const state = noise([2, 5], 3);
    const [toA, toB] = through({ ...two, kind: 'shape', op: 'concat', axis: 1 }, state, [a, b]);
    expect(await distance(tf.concat([toA!, toB!], 1), state)).toBe(0);
    const size = [4, 4];
    const resize = { ...base, kind: 'shape', op: 'resize', method: 'bilinear', size, alignCorners: true };
    const x = tf.abs(noise([1, 2, 2, 1], 4));
    const large = noise([1, 4, 4, 1], 5);
    const [small] = through({ ...resize, halfPixelCenters: false }, large, [x]);
    expect(await distance(perSample(small!), perSample(large))).toBeLessThan(1e-4);
  });

  it('of a product is the signal’s; the gate gets none, but has its turn', async () => {
    const [signal, gate] = [noise([2, 3, 2, 4], 1), noise([2, 1, 1, 4], 2)];
    const state = noise([2, 3, 2, 4], 3);
    const [toSignal, toGate] = through({ ...two, kind: 'gate' }, state, [signal, gate]);
    expect(await distance(toSignal!, state)).toBe(0);
    expect(toGate!.shape).toEqual(gate.shape);
    expect(Math.max(...(await values(toGate)).map(Math.abs))).toBe(0);
  });

  it('has no rule through a softmax or a node that only runs forward', () => {
    const rules = nodeRules('all');
    expect(ruleFor(rules, { ...base, kind: 'softmax' }, 'hidden')).toBeUndefined();
    expect(ruleFor(rules, { ...base, kind: 'opaque' } as never, 'hidden')).toBeUndefined();
  });

  it('leaves no tensor behind', async () => {
    const [a, b, state] = [noise([2, 3], 1), noise([2, 3], 2), noise([2, 3], 3)];
    const lost = await leaked(() => {
      tf.tidy(() => {
        through({ ...two, kind: 'sum' }, state, [a, b], 'same sign');
      });
    });
    expect(lost).toBe(0);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../backends.fixture.ts';
import { record } from '../../backward.ts';
import { picture } from '../../gradient.fixture.ts';
import type { Network, NetworkNode } from '../../graph.ts';
import { imported, mobilenet, resnet, vgg } from '../../keras.fixture.ts';
import { isRectifier, signsOf } from './signs.ts';

beforeAll(() => useBackend('cpu'));

describe.each([
  ['V', vgg],
  ['R', resnet],
  ['M', mobilenet],
] as const)('signs in %s', (_, build) => {
  it('hold for what is recorded: a node said never to be negative never is', async () => {
    const network = await imported(build(true));
    const recording = record(network, picture());
    const { nonNegative } = signsOf(network);
    expect(nonNegative.size).toBeGreaterThan(2);
    for (const id of nonNegative) {
      const values = await recording.values.get(id)!.data();
      expect(values.every((value) => value >= 0)).toBe(true);
    }
    recording.dispose();
    network.dispose();
  });

  it('call every linear node before a rectifier rectified, and the logits not', async () => {
    const network = await imported(build(true));
    const { rectified } = signsOf(network);
    for (const node of network.nodes.filter(({ kind }) => kind === 'linear')) {
      const users = network.nodes.filter(({ inputs }) => inputs.includes(node.id));
      expect(rectified.has(node.id)).toBe(users.length > 0 && users.every(isRectifier));
    }
    expect(rectified.has(network.output)).toBe(false);
    expect(rectified.size).toBeGreaterThan(0);
    network.dispose();
  });
});

const origin = { name: 'n', op: 'test' };
function chain(...nodes: object[]): Network {
  const all = nodes.map((node, i) => ({ id: `${i}`, origin, inputs: i === 0 ? [] : [`${i - 1}`], ...node }));
  return { nodes: all as unknown as NetworkNode[], output: `${nodes.length - 1}` } as unknown as Network;
}
const activation = (name: string, bounds: number[] | null = null) => ({ kind: 'activation', name, bounds });

it('a frame of negative values is the end of it, a frame of zeros is not', () => {
  const padded = (value: number) =>
    signsOf(chain({ kind: 'input' }, activation('relu'), { kind: 'shape', op: 'pad', value })).nonNegative.has('2');
  expect(padded(0)).toBe(true);
  expect(padded(-1)).toBe(false);
});

it('a sum is not negative only if none of its addends is', () => {
  const sum = (inputs: string[]) =>
    signsOf(chain({ kind: 'input' }, activation('relu'), { kind: 'sum', inputs })).nonNegative.has('2');
  expect(sum(['1', '1'])).toBe(true);
  expect(sum(['1', '0'])).toBe(false);
});

it('what an activation can give follows from its name and bounds', () => {
  const gives = (name: string, bounds: number[] | null = null) =>
    signsOf(chain({ kind: 'input' }, activation(name, bounds))).nonNegative.has('1');
  expect(['relu', 'relu6', 'sigmoid', 'softplus'].map((name) => gives(name))).toEqual([true, true, true, true]);
  expect(['tanh', 'elu', 'leaky', 'swish'].map((name) => gives(name))).toEqual([false, false, false, false]);
  expect([gives('clip', [0, 4]), gives('clip', [-1, 1])]).toEqual([true, false]);
});

it('a rectifier is 0 below 0: a clip from elsewhere is none', () => {
  const { nodes } = chain(
    { kind: 'input' },
    activation('relu'),
    activation('clip', [0, 3]),
    activation('clip', [1, 3]),
  );
  expect(nodes.map(isRectifier)).toEqual([false, true, true, false]);
});

it('no tensor is made', () => {
  const before = tf.memory().numTensors;
  signsOf(chain({ kind: 'input' }, activation('relu')));
  expect(tf.memory().numTensors).toBe(before);
});

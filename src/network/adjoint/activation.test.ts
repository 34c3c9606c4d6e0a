import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testBackends, useBackend } from '../backends.fixture.ts';
import { applyActivation } from '../compute/activation.ts';
import type { ActivationName, ActivationNode } from '../graph.ts';
import { activationAdjoint } from './activation.ts';

/** Away from all kinks, on both sides of each. */
const points = [-7.5, -3.5, -2.2, -1.2, -0.4, 0.3, 1.1, 2.6, 3.4, 5.8, 6.4];
const step = 1 / 64;

function node(name: ActivationName, given: Partial<ActivationNode> = {}): ActivationNode {
  const base = { id: 'a', origin: { name: 'a', op: 'test' }, inputs: ['x'], kind: 'activation' } as const;
  return { ...base, name, alpha: null, bounds: null, slopes: null, ...given };
}

const cases: readonly [string, ActivationNode, (x: number) => number][] = [
  ['relu', node('relu'), (x) => Math.max(x, 0)],
  ['relu6', node('relu6'), (x) => Math.min(Math.max(x, 0), 6)],
  ['clip between bounds', node('clip', { bounds: [-1, 2] }), (x) => Math.min(Math.max(x, -1), 2)],
  ['clip from below', node('clip', { bounds: [-1, Infinity] }), (x) => Math.max(x, -1)],
  ['clip from above', node('clip', { bounds: [-Infinity, 2] }), (x) => Math.min(x, 2)],
  ['elu', node('elu', { alpha: 0.7 }), (x) => (x > 0 ? x : 0.7 * Math.expm1(x))],
  ['selu', node('selu'), (x) => 1.05070098 * (x > 0 ? x : 1.67326324 * Math.expm1(x))],
  ['sigmoid', node('sigmoid'), (x) => 1 / (1 + Math.exp(-x))],
  ['tanh', node('tanh'), Math.tanh],
  ['leaky', node('leaky', { alpha: 0.1 }), (x) => (x > 0 ? x : 0.1 * x)],
  ['softplus', node('softplus'), (x) => Math.log1p(Math.exp(x))],
  ['swish', node('swish'), (x) => x / (1 + Math.exp(-x))],
  ['hard-swish', node('hard-swish'), (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6],
  ['hard-sigmoid', node('hard-sigmoid', { alpha: 0.2 }), (x) => Math.min(Math.max(0.2 * x + 0.5, 0), 1)],
];

describe.each(testBackends)('activations on %s', (backend) => {
  beforeAll(() => useBackend(backend));

  it.each(cases)('%s has the value and the slope of its definition', async (_, given, definition) => {
    const x = tf.tensor1d(points);
    const y = applyActivation(given, x);
    const slope = activationAdjoint(given, tf.onesLike(x), x, y);
    const [found, slopes] = [Array.from(await y.data()), Array.from(await slope.data())];
    points.forEach((point, i) => {
      expect(found[i]).toBeCloseTo(definition(point), 4);
      const central = (definition(point + step) - definition(point - step)) / (2 * step);
      expect(Math.abs(slopes[i]! - central)).toBeLessThan(2e-3);
    });
    tf.dispose([x, y, slope]);
  });

  it('gelu follows the normal distribution', async () => {
    // x Φ(x) at 0, 1, −1, 2 from tables of the normal distribution: Φ(1) = 0.841345, Φ(2) = 0.977250.
    const x = tf.tensor1d([0, 1, -1, 2]);
    const y = applyActivation(node('gelu'), x);
    const expected = [0, 0.841345, -0.158655, 1.9545];
    Array.from(await y.data()).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 4);
    });
    // Φ(x) + x φ(x): φ(0) = 0.398942, φ(1) = 0.241971, φ(2) = 0.053991.
    const slope = activationAdjoint(node('gelu'), tf.onesLike(x), x, y);
    const slopes = [0.5, 1.083316, -0.083316, 1.085232];
    Array.from(await slope.data()).forEach((value, i) => {
      expect(value).toBeCloseTo(slopes[i]!, 4);
    });
    tf.dispose([x, y, slope]);
  });

  it('prelu has a slope of its own for every channel', async () => {
    const slopes = tf.tensor1d([0.5, -0.25]);
    const given = node('prelu', { slopes });
    const x = tf.tensor2d([
      [-2, -4],
      [3, 1],
    ]);
    const y = applyActivation(given, x);
    expect(Array.from(await y.data())).toEqual([-1, 1, 3, 1]);
    const back = activationAdjoint(given, tf.onesLike(x), x, y);
    expect(Array.from(await back.data())).toEqual([0.5, -0.25, 1, 1]);
    tf.dispose([slopes, x, y, back]);
  });

  it('pass nothing at a kink: a unit that is off or saturated', async () => {
    const x = tf.tensor1d([0, 6]);
    const slopes = async (given: ActivationNode): Promise<number[]> => {
      const y = applyActivation(given, x);
      return Array.from(await activationAdjoint(given, tf.onesLike(x), undefined, y).data());
    };
    expect(await slopes(node('relu'))).toEqual([0, 1]);
    expect(await slopes(node('relu6'))).toEqual([0, 0]);
  });

  it('say so when their input was not recorded but is needed', () => {
    const y = tf.tensor1d([1]);
    expect(() => activationAdjoint(node('swish'), y, undefined, y)).toThrow(/not recorded/);
  });
});

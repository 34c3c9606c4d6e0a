import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { leaked, testBackends, useBackend } from '../../backends.fixture.ts';
import { run } from '../../forward.ts';
import { gradient } from '../../gradient.fixture.ts';
import type { ActivationNode, LrnNode, Network, NetworkNode } from '../../graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from '../../keras.fixture.ts';
import { contributions, everywhere, named, networkOf, plain, rules } from './comparison.fixture.ts';

const small = [
  ['V', vgg, 1],
  ['R', resnet, 2],
  // With its usual seed the last rectifiers of M hardly move, and there is nothing to share out.
  ['M', mobilenet, 20],
] as const;

const pictures = (seed: number) => ({
  shown: noise([1, 8, 8, 3], seed, 9),
  reference: noise([1, 8, 8, 3], seed + 1, 2),
});
const secondClass = (): tf.Tensor => tf.tensor2d([0, 1, 0, 0], [1, 4]);
const relu = (id: string, input: string): ActivationNode => ({
  ...named(id, input),
  kind: 'activation',
  name: 'relu',
  alpha: null,
  bounds: null,
  slopes: null,
});

describe.each(testBackends)('what the pixels contribute on %s', (backend) => {
  it.each(small)(
    'sums to the change of the logit for %s, with and without bias, whatever the reference',
    async (_, build, weights) => {
      for (const [seed, bias] of [
        [11, true],
        [12, false],
      ] as const) {
        await useBackend('cpu');
        const model = build(bias, weights);
        await useBackend(backend);
        const network = await imported(model);
        const [given, slope] = [pictures(seed), secondClass()];
        for (const rule of rules) {
          const { sum, due } = await contributions(network, rule, given, slope);
          expect(Math.abs(due)).toBeGreaterThan(0.01);
          expect(Math.abs(sum - due)).toBeLessThan(1e-5 * Math.max(1, Math.abs(due)));
        }
        tf.dispose([given, slope]);
        network.dispose();
      }
    },
  );

  it('is shared as published where one input hides the other: o = i₁ − relu(i₁ − i₂)', async () => {
    await useBackend(backend);
    const conv = (id: string, input: string, weights: number[]): NetworkNode => ({
      ...named(id, input),
      kind: 'linear',
      op: 'conv',
      weights: tf.tensor4d(weights, [1, 1, weights.length, 1]),
      bias: null,
      geometry: plain,
    });
    const network = networkOf(
      [1, 1, 2],
      [
        { ...named('i'), kind: 'input' },
        conv('first', 'i', [1, 0]),
        conv('lead', 'i', [1, -1]),
        relu('rectified', 'lead'),
        conv('less', 'rectified', [-1]),
        { ...named('o', 'first', 'less'), kind: 'sum' },
      ],
    );
    const given = { shown: tf.tensor4d([10, 6], [1, 1, 1, 2]), reference: tf.zeros([1, 1, 1, 2]) };
    const slope = tf.ones([1, 1, 1, 1]);
    const found = async (rule: (typeof rules)[number], reveals = everywhere) =>
      [...(await contributions(network, rule, given, slope, reveals)).values].map((value) => Number(value.toFixed(5)));
    expect(await found('rescale')).toEqual([0, 6]);
    expect(await found('reveal-cancel')).toEqual([3, 3]);
    expect(await found('reveal-cancel', () => false)).toEqual([0, 6]);
    tf.dispose([given, slope]);
    network.dispose();
  });

  it('is complete through response normalisation, gates, softmax and every pool', async () => {
    await useBackend(backend);
    const lrn: LrnNode = { ...named('lrn', 'x'), kind: 'lrn', depthRadius: 2, bias: 1, alpha: 0.3, beta: 0.75 };
    const overlapping = { strides: [2, 2], dilations: [1, 1], padding: 'same' } as const;
    const pool = { kind: 'pool', window: [3, 3], geometry: overlapping } as const;
    const average = (id: string, input: string, keepDims: boolean): NetworkNode => ({
      ...named(id, input),
      ...{ kind: 'pool', op: 'global-average', keepDims },
    });
    const bodies: Readonly<Record<string, readonly NetworkNode[]>> = {
      lrn: [lrn],
      gate: [average('mean', 'x', true), { ...named('gate', 'x', 'mean'), kind: 'gate' }],
      softmax: [{ ...named('softmax', 'x'), kind: 'softmax' }],
      'max pool': [{ ...named('max', 'x'), ...pool, op: 'max' }],
      'average pool': [{ ...named('avg', 'x'), ...pool, op: 'average' }],
      'global max': [{ ...named('top', 'x'), kind: 'pool', op: 'global-max', keepDims: false }],
      padding: [
        { ...named('pad', 'x'), kind: 'shape', op: 'pad', padding: { top: 1, bottom: 0, left: 0, right: 2 }, value: 3 },
      ],
      flatten: [{ ...named('flat', 'x'), kind: 'shape', op: 'flatten' }],
      slice: [{ ...named('cut', 'x'), kind: 'shape', op: 'slice', begin: [0, 1, 0, 2], size: [-1, 2, -1, 3] }],
    };
    for (const [name, body] of Object.entries(bodies)) {
      const network = networkOf([5, 4, 7], [{ ...named('x'), kind: 'input' }, ...body]);
      const given = { shown: noise([1, 5, 4, 7], 1, 2), reference: noise([1, 5, 4, 7], 2) };
      const lost = await leaked(async () => {
        for (const rule of rules) {
          const slope = noise(shapeOf(network, given.shown), 3);
          const { sum, due } = await contributions(network, rule, given, slope);
          expect(Math.abs(sum - due), `${name} by ${rule}`).toBeLessThan(2e-5 * Math.max(1, Math.abs(due)));
          slope.dispose();
        }
      });
      expect(lost).toBe(0);
      tf.dispose(given);
    }
  });
});

function shapeOf(network: Network, x: tf.Tensor): number[] {
  const [output] = run(network, new Map([[network.input, x]]), [network.output]);
  output!.dispose();
  return output!.shape;
}

describe('multipliers', () => {
  it('are the gradient where nothing bends between reference and picture', async () => {
    await useBackend('cpu');
    const network = await imported(vgg(true));
    const shown = noise([2, 8, 8, 3], 21) as tf.Tensor4D;
    // So near that no unit changes its side, and far enough to be more than rounding.
    const near = tf.tidy(() => tf.add(shown, tf.mul(noise([2, 8, 8, 3], 22), 1e-4)));
    const [slopes] = gradient(network, shown, [network.input]);
    const expected = await tf.tidy(() => tf.slice(tf.mul(slopes!, tf.sub(shown, near)), [0], [1])).data();
    const given = tf.tidy(() => ({ shown: tf.slice(shown, [0], [1]), reference: tf.slice(near, [0], [1]) }));
    const slope = secondClass();
    const scale = Math.max(...expected.map(Math.abs));
    const { values } = await contributions(network, 'rescale', given, slope);
    values.forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThan(0.05 * scale);
    });
    network.dispose();
  });

  it('of RevealCancel are those of Rescale where it is switched off', async () => {
    await useBackend('cpu');
    const network = await imported(mobilenet(true, 20));
    const [given, slope] = [pictures(31), secondClass()];
    const rescaled = await contributions(network, 'rescale', given, slope);
    const off = await contributions(network, 'reveal-cancel', given, slope, () => false);
    const on = await contributions(network, 'reveal-cancel', given, slope, everywhere);
    const scale = Math.max(...rescaled.values.map(Math.abs));
    const gap = (a: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - rescaled.values[i]!))) / scale;
    expect(gap(off.values)).toBeLessThan(1e-4);
    expect(gap(on.values)).toBeGreaterThan(0.01);
    network.dispose();
  });

  it('are nothing where picture and reference are the same', async () => {
    await useBackend('cpu');
    const network = await imported(resnet(true));
    const [shown, slope] = [noise([1, 8, 8, 3], 41), secondClass()];
    for (const rule of rules) {
      const { values, due } = await contributions(network, rule, { shown, reference: shown }, slope);
      expect(due).toBe(0);
      expect(values.every((value) => value === 0)).toBe(true);
    }
    network.dispose();
  });
});

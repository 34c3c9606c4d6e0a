import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distance, leaked, useBackend } from '../network/backends.fixture.ts';
import { logits } from '../network/forward.ts';
import { gradient, picture } from '../network/gradient.fixture.ts';
import type { LinearNode, Network } from '../network/graph.ts';
import { imported, resnet } from '../network/keras.fixture.ts';
import { randomised } from './randomise.ts';

let network: Network;
beforeAll(async () => {
  await useBackend('cpu');
  network = await imported(resnet(true));
});
afterAll(() => {
  network.dispose();
});

const linear = ({ nodes }: Network): LinearNode[] => nodes.filter((node) => node.kind === 'linear');

async function moments(weights: tf.Tensor): Promise<[mean: number, deviation: number]> {
  const { mean, variance } = tf.moments(weights);
  return [(await mean.data())[0]!, Math.sqrt((await variance.data())[0]!)];
}

describe('a network with random weights', () => {
  it('answers otherwise, and the network it came from as before', async () => {
    const x = picture();
    const before = logits(network, x);
    const copy = randomised(network, 1, 1);
    expect(await distance(logits(copy, x), before)).toBeGreaterThan(0.1);
    copy.dispose();
    expect(await distance(logits(network, x), before)).toBe(0);
  });

  it('forgets from the logits downwards, as many layers as asked', () => {
    const count = linear(network).length;
    const changed = (share: number) => {
      const copy = randomised(network, share, 1);
      const flags = linear(copy).map((node, i) => node.weights !== linear(network)[i]!.weights);
      copy.dispose();
      return flags;
    };
    expect(changed(0)).toEqual(new Array(count).fill(false));
    expect(changed(1)).toEqual(new Array(count).fill(true));
    const some = changed(2 / count);
    expect(some.slice(-2)).toEqual([true, true]);
    expect(some.slice(0, -2)).toEqual(new Array(count - 2).fill(false));
  });

  it('has weights of about the same mean and spread', async () => {
    const copy = randomised(network, 1, 5);
    for (const [i, { weights }] of linear(copy).entries()) {
      const [mean, deviation] = await moments(weights);
      const [oldMean, oldDeviation] = await moments(linear(network)[i]!.weights);
      // Four standard errors of a mean, and of a deviation.
      expect(Math.abs(mean - oldMean)).toBeLessThan((4 * oldDeviation) / Math.sqrt(weights.size) + 1e-6);
      expect(Math.abs(deviation - oldDeviation)).toBeLessThan((4 * oldDeviation) / Math.sqrt(2 * weights.size) + 1e-6);
    }
    copy.dispose();
  });

  it('is the same for the same seed and another for another', async () => {
    const x = picture();
    const answers = [3, 3, 4].map((seed) => {
      const copy = randomised(network, 1, seed);
      const answer = logits(copy, x);
      copy.dispose();
      return answer;
    });
    expect(await distance(answers[0]!, answers[1]!)).toBe(0);
    expect(await distance(answers[0]!, answers[2]!)).toBeGreaterThan(0.01);
  });

  it('leaves no tensor behind, flipped kernels included', async () => {
    const x = picture();
    const run = () => {
      const copy = randomised(network, 0.5, 1);
      tf.dispose(gradient(copy, x, [copy.input]));
      copy.dispose();
    };
    expect(await leaked(run)).toBe(0);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { distance, leaked, testBackends, useBackend } from '../backends.fixture.ts';
import { record, walk } from '../backward.ts';
import { gradient, oneHot, picture } from '../gradient.fixture.ts';
import type { LinearNode, NetworkNode } from '../graph.ts';
import { imported, noise, vgg } from '../keras.fixture.ts';
import { normalisedPattern, patternNodes, weightsOf, type Patterns } from '../patterns/patterns.ts';
import { named, networkOf } from './deepLift/comparison.fixture.ts';
import { gradientRules } from './gradient.ts';
import { backwardWeights, patternRules } from './pattern.ts';

const input: NetworkNode = { ...named('x'), kind: 'input' };
const affine = (values: number[]): LinearNode => ({
  ...named('y', 'x'),
  ...{ kind: 'linear', op: 'affine', weights: tf.tensor1d(values), bias: null },
});

describe.each(testBackends)('rules by patterns on %s', (backend) => {
  it('are the rules of the gradient with other weights', async () => {
    await useBackend(backend);
    const network = await imported(vgg(true));
    const weights = new Map(patternNodes(network).map((one) => [one.node.id, weightsOf(one)]));
    const [mine] = gradient(network, picture(), [network.input], patternRules(weights));
    const [theirs] = gradient(network, picture(), [network.input], gradientRules);
    expect(await distance(mine!, theirs!)).toBeLessThan(1e-5);
    const lost = await leaked(() => {
      const x = picture();
      tf.dispose([x, ...gradient(network, x, [network.input], patternRules(weights))]);
    });
    expect(lost).toBe(0);
    tf.dispose([mine!, theirs!]);
    network.dispose();
  });

  it('share a state among the branches of a sum as their patterns say, channel by channel', async () => {
    await useBackend(backend);
    const nodes: NetworkNode[] = [
      input,
      { ...named('flip', 'x'), kind: 'activation', name: 'tanh', alpha: null, bounds: null, slopes: null },
      { ...named('sum', 'x', 'flip'), kind: 'sum' },
    ];
    const network = networkOf([1, 1, 2], nodes);
    // The first channel comes a quarter from x itself, the second three times over, twice of it taken back.
    const patterns: Patterns = new Map([['sum', Float32Array.of(1, 9, 3, -6)]]);
    const weights = backwardWeights(network, patterns, 'attribution');
    expect(await distance(weights.get('sum')!, tf.tensor2d([0.25, 3, 0.75, -2], [2, 2]))).toBeLessThan(1e-6);
    const x = tf.zeros([1, 1, 1, 2]);
    const recording = record(network, x);
    const state = tf.tensor4d([4, 10], [1, 1, 1, 2]);
    const [flip] = walk(network, recording, patternRules(weights), { node: 'sum', state }, ['flip']);
    expect(Array.from(await flip!.data()).map((value) => Math.round(value * 1e4) / 1e4)).toEqual([3, -20]);
    const [both] = walk(network, recording, patternRules(weights), { node: 'sum', state }, ['x']);
    // The slope of tanh at zero is 1, so everything arrives, and the shares add up to one.
    const expected = tf.tensor4d([4, 10], [1, 1, 1, 2]);
    expect(await distance(both!, expected)).toBeLessThan(1e-4);
    tf.dispose([flip!, both!, expected, x, state, ...weights.values()]);
    recording.dispose();
  });

  it('hand the whole state on through a scale, and undo it for a signal; a dead channel gets nothing', async () => {
    await useBackend(backend);
    const network = networkOf([1, 1, 3], [input, affine([2, -0.5, 0])]);
    const signal = backwardWeights(network, new Map(), 'signal').get('y')!;
    const attribution = backwardWeights(network, new Map(), 'attribution').get('y')!;
    expect(Array.from(await signal.data())).toEqual([0.5, -2, 0]);
    expect(Array.from(await attribution.data())).toEqual([1, 1, 0]);
    tf.dispose([signal, attribution]);
    network.dispose();
  });

  it('are the same for a direction of any length or sign', async () => {
    await useBackend(backend);
    const network = await imported(vgg(true));
    const [one] = patternNodes(network);
    const direction = noise([...one!.shape], 5);
    const values = await direction.data<'float32'>();
    const made = [1, 100, -0.01].map((factor) =>
      tf.tidy(() =>
        normalisedPattern(
          one!,
          values.map((value) => value * factor),
        ),
      ),
    );
    const scale = Math.max(...(await made[0]!.data()).map(Math.abs));
    expect(await distance(made[0]!, made[1]!)).toBeLessThan(1e-4 * scale);
    expect(await distance(made[0]!, made[2]!)).toBeLessThan(1e-4 * scale);
    tf.dispose([direction, ...made]);
    network.dispose();
  });
});

describe('a walk', () => {
  it('by patterns refuses a node it has no pattern for', async () => {
    await useBackend('cpu');
    const network = await imported(vgg(true));
    const recording = record(network, picture());
    const seed = { node: network.output, state: oneHot(4) };
    expect(() => walk(network, recording, patternRules(new Map()), seed, [network.input])).toThrow('no pattern for');
    recording.dispose();
    seed.state.dispose();
    network.dispose();
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/seededRandom.ts';
import { distance, leaked, testBackends, useBackend } from '../backends.fixture.ts';
import { record, walk } from '../backward.ts';
import type { LinearNode, Network, NetworkNode } from '../graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from '../keras.fixture.ts';
import { backwardWeights, patternRules, type PatternKind } from '../rules/pattern.ts';
import { named, networkOf, plain } from '../rules/deepLift/comparison.fixture.ts';
import { correlate } from './correlate.ts';
import { inputAxes, normalisedPattern, patternNodes, weightsOf } from './patterns.ts';
import { PatternStatistics } from './statistics.ts';

const input: NetworkNode = { ...named('x'), kind: 'input' };
const relu: NetworkNode = {
  ...named('relu', 'y'),
  ...{ kind: 'activation', name: 'relu', alpha: null, bounds: null, slopes: null },
};
const conv = (weights: tf.Tensor4D, geometry: Extract<LinearNode, { op: 'conv' }>['geometry'] = plain): LinearNode => ({
  ...named('y', 'x'),
  ...{ kind: 'linear', op: 'conv', weights, bias: null, geometry },
});
const depthwise = (
  weights: tf.Tensor4D,
  geometry: Extract<LinearNode, { op: 'depthwise' }>['geometry'],
): LinearNode => ({
  ...named('y', 'x'),
  ...{ kind: 'linear', op: 'depthwise', weights, bias: null, geometry },
});

async function estimated(network: Network, pictures: readonly tf.Tensor[]) {
  const statistics = new PatternStatistics(network);
  for (const one of pictures) await statistics.add(one as tf.Tensor4D);
  return statistics.estimate();
}

async function backwards(
  network: Network,
  kind: PatternKind,
  patterns: ReadonlyMap<string, Float32Array>,
  x: tf.Tensor,
) {
  const weights = backwardWeights(network, patterns, kind);
  const recording = record(network, x);
  const state = recording.values.get(network.output)!;
  const [result] = walk(network, recording, patternRules(weights), { node: network.output, state }, [network.input]);
  const values = [await state.data(), await result!.data()] as Float32Array[];
  tf.dispose([...weights.values(), result!]);
  recording.dispose();
  return { output: values[0]!, values: values[1]! };
}

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

describe('a pattern', () => {
  it.each([
    ['all samples', [], [0.975, 2.008]],
    ['those that pass a rectifier', [relu], [0.934, 2.022]],
  ] as const)(
    'is the signal and not the weights, which must cancel a distractor: from %s',
    async (_, after, published) => {
      await useBackend('cpu');
      // x = s a + ε d with a = (1, 2), d = (3, −1) and w = (1, 3) / 7, so that w·a = 1 and w·d = 0.
      const random = seededRandom(5);
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const pairs = Array.from({ length: 20_000 }, () => [normal(), normal()] as const);
      const pictures = tf.tensor4d(
        pairs.flatMap(([s, noise]) => [s + 3 * noise, 2 * s - noise]),
        [200, 10, 10, 2],
      );
      const network = networkOf([10, 10, 2], [input, conv(tf.tensor4d([1 / 7, 3 / 7], [1, 1, 2, 1])), ...after]);
      const { patterns } = await estimated(network, [pictures]);
      const a = tf.tidy(() => normalisedPattern(patternNodes(network)[0]!, patterns.get('y')!));
      const values = await a.data();
      expect(values[0]! / 7 + (3 * values[1]!) / 7).toBeCloseTo(1, 5);
      // The published estimates differ from a by chance, and so do these.
      published.forEach((value, place) => {
        expect(Math.abs(values[place]! - value)).toBeLessThan(0.12);
      });
      tf.dispose([a, pictures]);
      network.dispose();
    },
  );

  it.each([
    ['V', vgg],
    ['R', resnet],
    ['M', mobilenet],
  ] as const)('has wᵀa = 1 for every neuron of %s, whatever was estimated', async (_, build) => {
    await useBackend('cpu');
    const network = await imported(build(true));
    const pictures = noise([12, 8, 8, 3], 3);
    const { patterns, neurons, unclear } = await estimated(network, [pictures]);
    expect([...patterns.keys()]).toEqual(patternNodes(network).map(({ node }) => node.id));
    expect(unclear).toBeLessThan(neurons);
    for (const one of patternNodes(network)) {
      const gap = tf.tidy(() => {
        const along = tf.mul(weightsOf(one), normalisedPattern(one, patterns.get(one.node.id)!));
        return tf.max(tf.abs(tf.sub(tf.sum(along, inputAxes(one)), 1)));
      });
      expect((await gap.data())[0]).toBeLessThan(1e-4);
      gap.dispose();
    }
    pictures.dispose();
    network.dispose();
  });

  it('is the same from one batch and from several, and an unclear one is w / ‖w‖²', async () => {
    await useBackend('cpu');
    const network = await imported(vgg(true));
    const pictures = noise([6, 8, 8, 3], 3);
    const lost = await leaked(async () => {
      const parts = tf.split(pictures, 3);
      const [whole, pieces] = [await estimated(network, [pictures]), await estimated(network, parts)];
      for (const [id, values] of whole.patterns) {
        const scale = Math.max(...values.map(Math.abs), 1e-6);
        values.forEach((value, place) => {
          expect(Math.abs(value - pieces.patterns.get(id)![place]!)).toBeLessThan(1e-4 * scale);
        });
      }
      tf.dispose(parts);
    });
    expect(lost).toBe(0);
    const [one] = patternNodes(network);
    const fallback = tf.tidy(() => normalisedPattern(one!, new Float32Array(weightsOf(one!).size)));
    const expected = tf.tidy(() => tf.div(weightsOf(one!), tf.sum(tf.square(weightsOf(one!)), [0, 1, 2], true)));
    expect(await distance(fallback, expected)).toBeLessThan(1e-6);
    tf.dispose([fallback, expected, pictures]);
    network.dispose();
  });

  it('of another network is refused', async () => {
    await useBackend('cpu');
    const network = networkOf([1, 1, 2], [input, conv(tf.ones([1, 1, 2, 1]))]);
    expect(() => backwardWeights(network, new Map(), 'signal')).toThrow('no pattern for y');
    expect(() => backwardWeights(network, new Map([['y', new Float32Array(3)]]), 'signal')).toThrow('another size');
    network.dispose();
  });
});

describe.each(testBackends)('correlations on %s', (backend) => {
  /** Σ over samples of patch ⊗ dy, straight from the definition. */
  async function brute(node: Extract<LinearNode, { op: 'conv' | 'depthwise' }>, x: tf.Tensor4D, dy: tf.Tensor4D) {
    const [n, rows, columns, outer] = dy.shape;
    const [height, width, inner, last] = node.weights.shape;
    const [xs, ds] = [await x.data(), await dy.data()];
    const found = new Float32Array(node.weights.size);
    const { strides, dilations, padding } = node.geometry;
    const { top, left } = padding as { top: number; left: number };
    for (let place = 0; place < found.length; place++) {
      const [k, c] = [place % last, Math.floor(place / last) % inner];
      const [j, i] = [Math.floor(place / last / inner) % width, Math.floor(place / last / inner / width)];
      for (let b = 0; b < n; b++)
        for (let r = 0; r < rows; r++)
          for (let q = 0; q < columns; q++) {
            const [y, z] = [r * strides[0] + i * dilations[0] - top, q * strides[1] + j * dilations[1] - left];
            if (y < 0 || z < 0 || y >= x.shape[1] || z >= x.shape[2]) continue;
            const neuron = node.op === 'conv' ? k : c * last + k;
            const weight = ds[((b * rows + r) * columns + q) * outer + neuron]!;
            found[place]! += xs[((b * x.shape[1] + y) * x.shape[2] + z) * inner + c]! * weight;
          }
    }
    expect(height).toBe(node.weights.shape[0]);
    return tf.tensor4d(found, node.weights.shape);
  }

  it.each([
    ['a strided, padded convolution', conv, { strides: [2, 2], dilations: [1, 1] }, [3, 2, 3, 4], [2, 4, 3, 4]],
    ['a dilated convolution', conv, { strides: [1, 1], dilations: [2, 2] }, [2, 2, 3, 4], [2, 7, 5, 4]],
    [
      'a strided depthwise one with a multiplier',
      depthwise,
      { strides: [2, 2], dilations: [1, 1] },
      [3, 3, 3, 2],
      [2, 4, 3, 6],
    ],
    ['a dilated depthwise one', depthwise, { strides: [1, 1], dilations: [2, 2] }, [2, 2, 3, 1], [2, 7, 5, 3]],
  ] as const)('of %s are what the definition says', async (_, make, given, kernel, output) => {
    await useBackend(backend);
    const geometry = { ...given, padding: { top: 1, bottom: 1, left: 0, right: 1 } };
    const node = make(noise([...kernel], 1) as tf.Tensor4D, geometry);
    const x = noise([2, 7, 6, 3], 2) as tf.Tensor4D;
    const [passes, weighed] = [noise([...output], 3) as tf.Tensor4D, noise([...output], 4) as tf.Tensor4D];
    const found = tf.tidy(() => correlate({ node, shape: node.weights.shape } as never, [x], passes, weighed));
    const windows = node as Extract<LinearNode, { op: 'conv' | 'depthwise' }>;
    const [first, second] = [await brute(windows, x, passes), await brute(windows, x, weighed)];
    expect(await distance(found.inputs, first)).toBeLessThan(1e-4);
    expect(await distance(found.products, second)).toBeLessThan(1e-4);
    tf.dispose([node.weights, x, passes, weighed, found.inputs, found.products, first, second]);
  });
});

describe('a walk by patterns', () => {
  it('on one layer with a = w / ‖w‖² attributes exactly the output', async () => {
    await useBackend('cpu');
    const weights = noise([1, 1, 5, 1], 1) as tf.Tensor4D;
    const network = networkOf([1, 1, 5], [input, conv(weights)]);
    const x = noise([1, 1, 1, 5], 2);
    const none = new Map([['y', new Float32Array(5)]]);
    const { output, values } = await backwards(network, 'attribution', none, x);
    expect(sum(values)).toBeCloseTo(output[0]!, 5);
    const signal = await backwards(network, 'signal', none, x);
    const [w, square] = [await weights.data(), sum((await weights.data()).map((one) => one * one) as Float32Array)];
    signal.values.forEach((value, place) => {
      expect(value).toBeCloseTo((output[0]! * w[place]!) / square, 5);
    });
    x.dispose();
    network.dispose();
  });

  it('hands on exactly the relevance of every neuron through layers, affine nodes and sums', async () => {
    await useBackend('wasm');
    const affine: LinearNode = {
      ...named('affine', 'y'),
      ...{ kind: 'linear', op: 'affine', weights: tf.tensor1d([2, -1, 0.5]), bias: tf.tensor1d([1, 2, 3]) },
    };
    const network = networkOf(
      [4, 4, 2],
      [
        input,
        conv(noise([1, 1, 2, 3], 1) as tf.Tensor4D),
        affine,
        { ...named('sum', 'y', 'affine'), kind: 'sum' },
        {
          ...named('z', 'sum'),
          ...{ kind: 'linear', op: 'conv', weights: noise([3, 3, 3, 2], 2) as tf.Tensor4D },
          bias: null,
          geometry: plain,
        },
        { ...named('mean', 'z'), kind: 'pool', op: 'global-average', keepDims: false },
      ],
    );
    const pictures = noise([30, 4, 4, 2], 3);
    const { patterns } = await estimated(network, [pictures]);
    const shares = patterns.get('sum')!;
    expect(shares).toHaveLength(6);
    const x = noise([1, 4, 4, 2], 4);
    const { output, values } = await backwards(network, 'attribution', patterns, x);
    expect(Math.abs(sum(output))).toBeGreaterThan(0.01);
    expect(sum(values)).toBeCloseTo(sum(output), 4);
    tf.dispose([pictures, x]);
    network.dispose();
  });
});

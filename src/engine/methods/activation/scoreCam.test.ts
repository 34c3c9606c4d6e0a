import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resample } from '../../../core/maps/resample.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { logits } from '../../../network/forward.ts';
import type { LinearNode, Network } from '../../../network/graph.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { gapOf, placesOf, sumOf, withHead } from './head.fixture.ts';
import { scoreCam } from './scoreCam.ts';

let network: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  network = tinyNetwork();
  context = contextFor(network);
});
afterAll(() => {
  network.dispose();
  context.input.dispose();
});

const mapOf = async (given: Partial<MethodContext> = {}, options = {}) =>
  (await runMethod(scoreCam, { ...context, ...given }, options)).result;

/** The five channels one by one, the slow way: mask, class numbers of the masked picture. */
async function byHand(): Promise<{ channel: number[]; probability: number; logit: number }[]> {
  const places = await placesOf(network, context.input, 'relu');
  const channels = places[0]!.map((_, k) => places.map((row) => row[k]!));
  return await Promise.all(
    channels.map(async (channel) => {
      const large = resample(
        { width: 7, height: 6, signed: true, values: Float32Array.from(channel) },
        14,
        12,
        'half-pixel',
      ).values;
      const [least, most] = [Math.min(...large), Math.max(...large)];
      const both = tf.tidy(() => {
        const mask = tf.tensor4d(
          large.map((value) => (value - least) / (most - least)),
          [1, 12, 14, 1],
        );
        const z = logits(network, tf.mul(context.input, mask));
        return tf.concat([tf.softmax(z), z]);
      });
      const [probabilities, raw] = await both.array();
      both.dispose();
      return { channel, probability: probabilities![1]!, logit: raw![1]! };
    }),
  );
}

/** The tiny network with its channels in another order: the same function. */
function permuted(order: readonly number[]): { network: Network; dispose: () => void } {
  const conv = network.byId.get('conv') as LinearNode & { weights: tf.Tensor4D };
  const head = network.byId.get('classes') as LinearNode & { weights: tf.Tensor2D };
  const weights = tf.gather(conv.weights, [...order], 3);
  const bias = tf.gather(conv.bias!, [...order]);
  const mixed = tf.gather(head.weights, [...order], 0);
  const other = withHead(network, { weights: mixed });
  const nodes = other.nodes.map((node) => (node.id === 'conv' ? ({ ...node, weights, bias } as LinearNode) : node));
  return {
    network: { ...other, nodes, byId: new Map(nodes.map((node) => [node.id, node])) },
    dispose: () => {
      tf.dispose([weights, bias, mixed]);
    },
  };
}

describe('Score-CAM', () => {
  test.each([
    ['probability', 'probability', false],
    ['softmax of increase', 'probability', true],
    ['softmax of logit', 'logit', true],
  ] as const)('weighs every channel by what the class is under its mask: %s', async (weighting, number, isSoftmax) => {
    const channels = await byHand();
    const scores = channels.map((channel) => channel[number]);
    const whole = isSoftmax ? sumOf(scores.map(Math.exp)) : 1;
    const weights = scores.map((score) => (isSoftmax ? Math.exp(score) : score) / whole);
    const expected = channels[0]!.channel.map((_, i) =>
      sumOf(channels.map(({ channel }, k) => weights[k]! * channel[i]!)),
    );
    const { raw } = await mapOf({}, { weighting });
    expect([raw.width, raw.height, raw.signed]).toEqual([7, 6, false]);
    expect(gapOf(raw.values, expected)).toBeLessThan(1e-6);
  });

  test('of a network that ignores its input weights all channels alike', async () => {
    const weights = tf.zeros<tf.Rank.R2>([5, 4]);
    const deaf = withHead(network, { weights });
    const places = await placesOf(network, context.input, 'relu');
    for (const weighting of ['probability', 'softmax of increase', 'softmax of logit']) {
      const { raw, map } = await mapOf({ network: deaf }, { weighting });
      const sums = places.map(sumOf);
      const scale = raw.values[3]! / sums[3]!;
      expect(
        gapOf(
          raw.values,
          sums.map((sum) => scale * sum),
        ),
      ).toBeLessThan(1e-6);
      expect(Math.max(...map!.values)).toBe(1);
    }
    weights.dispose();
  });

  test('does not change when channels are permuted', async () => {
    const { raw } = await mapOf();
    const other = permuted([3, 0, 4, 2, 1]);
    const again = await mapOf({ network: other.network });
    other.dispose();
    expect(gapOf(again.raw.values, raw.values)).toBeLessThan(1e-6);
  });

  test('passes the picture once and once more per channel that is not constant', async () => {
    expect((await mapOf()).provenance).toMatchObject({ forwards: 6, backwards: 0 });
    const conv = network.byId.get('conv') as LinearNode & { bias: tf.Tensor1D };
    // Two channels are pressed below zero everywhere, so the ReLU makes them constant.
    const bias = tf.tidy(() => tf.add<tf.Tensor1D>(conv.bias, tf.tensor1d([0, -100, 0, -100, 0])));
    const nodes = network.nodes.map((node) => (node.id === 'conv' ? ({ ...node, bias } as LinearNode) : node));
    const half = { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
    expect((await mapOf({ network: half })).provenance.forwards).toBe(4);
    bias.dispose();
  });

  test('with fewer channels keeps those that vary most', async () => {
    const variance = (values: readonly number[]) =>
      sumOf(values.map((value) => value ** 2)) / values.length - (sumOf(values) / values.length) ** 2;
    const channels = (await byHand()).toSorted((a, b) => variance(b.channel) - variance(a.channel)).slice(0, 2);
    const expected = channels[0]!.channel.map((_, i) =>
      sumOf(channels.map((one) => one.probability * one.channel[i]!)),
    );
    const { raw, provenance } = await mapOf({}, { channels: 2 });
    expect(gapOf(raw.values, expected)).toBeLessThan(1e-6);
    expect(provenance.forwards).toBe(3);
  });

  test('fuses several layers, and counts the channels of both', async () => {
    const { raw, provenance } = await mapOf({}, { layers: ['relu', 'relu'] });
    expect(provenance.forwards).toBe(11);
    expect(Math.max(...raw.values)).toBeCloseTo(1, 6);
    expect(scoreCam.refusal({ ...context, options: { layers: ['none'] } })).toMatchObject({ kind: 'method-unsuited' });
    expect(scoreCam.refusal({ ...context, options: {} })).toBeNull();
  });

  test('shows what it has after every batch, and leaves no tensor behind', async () => {
    const { snapshots, result } = await runMethod(scoreCam, context);
    expect(snapshots.at(-1)).toMatchObject({ step: 5, steps: 5 });
    expect(snapshots.at(-1)!.raw).toEqual(result.raw);
    await expectNoLeak(scoreCam, context);
  });

  test('has no map where a lead over another class is lost under every mask', async () => {
    const bias = tf.tensor1d([0, -50, 50, 0]);
    const behind = { network: withHead(network, { bias }), target: classTarget(1, 2) };
    const { map } = await mapOf(behind);
    bias.dispose();
    expect(map).toBeNull();
  });
});

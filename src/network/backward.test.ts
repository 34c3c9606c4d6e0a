import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FailureError } from '../core/failure.ts';
import { distance, leaked, useBackend } from './backends.fixture.ts';
import { record, walk } from './backward.ts';
import { logits, run } from './forward.ts';
import type { Network } from './graph.ts';
import { gradient, oneHot, picture } from './gradient.fixture.ts';
import { importModel } from './import/importModel.ts';
import { artifactsOf, imported, mobilenet, noise, resnet } from './keras.fixture.ts';
import { lastSpatialLayer } from './layers.ts';
import { gradientRules } from './rules/gradient.ts';

describe('a reverse walk', () => {
  let network: Network;
  beforeAll(async () => {
    await useBackend('cpu');
    network = await imported(resnet(true));
  });

  it('gives every node its own gradient, as finite differences confirm', async () => {
    const x = picture();
    for (const { id } of network.nodes.filter(({ kind }) => kind !== 'linear')) {
      const [state] = gradient(network, x, [id]);
      // Only if the node's activation is all that the end depends on can it be nudged alone.
      const [value] = run(network, new Map([[network.input, x]]), [id]);
      const nudge = tf.mul(noise(value!.shape, 3), 1e-2);
      const end = (sign: number): tf.Tensor => {
        const moved = new Map([[id, (y: tf.Tensor) => tf.add(y, tf.mul(nudge, sign))]]);
        return run(network, new Map([[network.input, x]]), [network.output], moved)[0]!;
      };
      const difference = tf.tidy(() => tf.sum(tf.mul(tf.sub(end(1), end(-1)), oneHot(network.classes))));
      const predicted = tf.tidy(() => tf.mul(tf.sum(tf.mul(state!, nudge)), 2));
      const [left = NaN, right = NaN] = [(await difference.data())[0], (await predicted.data())[0]];
      expect(Math.abs(left - right)).toBeLessThan(2e-2 * (Math.abs(right) + 0.1));
      tf.dispose([state!, value!, nudge, difference, predicted]);
    }
    x.dispose();
  });

  it('may start at any node and end at several, with nothing computed beyond', async () => {
    const x = picture();
    const layer = lastSpatialLayer(network);
    const [atInput, atLayer] = gradient(network, x, [network.input, layer]);
    const recording = record(network, x, network.input, layer);
    expect(recording.values.has(network.output)).toBe(false);
    const [chained] = walk(network, recording, gradientRules, { node: layer, state: atLayer! }, [network.input]);
    expect(await distance(chained!, atInput!)).toBeLessThan(1e-5);
    recording.dispose();
    tf.dispose([atInput!, atLayer!, chained!, x]);
  });

  it('needs only the head of the network to reach a late layer', async () => {
    const x = picture();
    const layer = lastSpatialLayer(network);
    const [activation] = run(network, new Map([[network.input, x]]), [layer]);
    const recording = record(network, activation!, layer);
    expect(recording.values.size).toBeLessThan(5);
    const state = oneHot(network.classes);
    const [head] = walk(network, recording, gradientRules, { node: network.output, state }, [layer]);
    const [whole] = gradient(network, x, [layer]);
    expect(await distance(head!, whole!)).toBeLessThan(1e-6);
    recording.dispose();
    tf.dispose([activation!, state, head!, whole!, x]);
  });

  it('returns the seed at the node where it starts, and the same state twice if asked', async () => {
    const x = picture();
    const [first, second, seed] = gradient(network, x, [network.input, network.input, network.output]);
    expect(await distance(first!, second!)).toBe(0);
    const state = oneHot(network.classes);
    expect(await distance(seed!, state)).toBe(0);
    tf.dispose([first!, second!, seed!, state, x]);
  });

  it('refuses a node without a rule before computing anything, naming node, op and model', () => {
    const x = picture();
    const withoutPools = Object.fromEntries(Object.entries(gradientRules).filter(([kind]) => kind !== 'pool'));
    const before = tf.memory().numTensors;
    const recording = record(network, x);
    const state = oneHot(network.classes);
    try {
      walk(network, recording, withoutPools, { node: network.output, state }, [network.input]);
      expect.unreachable();
    } catch (thrown) {
      expect((thrown as FailureError).failure).toMatchObject({
        kind: 'unsupported-node',
        model: 'R',
        op: 'AveragePooling2D',
      });
    }
    recording.dispose();
    state.dispose();
    expect(tf.memory().numTensors).toBe(before);
    x.dispose();
  });

  it('refuses ends that no recorded way leads to', () => {
    const x = picture();
    const recording = record(network, x, network.input, lastSpatialLayer(network));
    const state = oneHot(network.classes);
    const seed = { node: network.output, state };
    expect(() => walk(network, recording, gradientRules, { ...seed, node: network.input }, [network.output])).toThrow(
      /no recorded way/,
    );
    expect(() => walk(network, recording, gradientRules, seed, ['nowhere'])).toThrow(/no node/);
    recording.dispose();
    tf.dispose([state, x]);
  });

  it('hands different rules to the first, hidden and last linear node', () => {
    const x = picture();
    const seen: string[] = [];
    const noting =
      (role: string) =>
      (visit: { node: { id: string }; state: tf.Tensor; inputs: readonly (tf.Tensor | undefined)[] }) => {
        seen.push(role);
        return [tf.zerosLike(visit.inputs[0]!)];
      };
    const linear = { first: noting('first'), hidden: noting('hidden'), last: noting('last') };
    tf.dispose(gradient(network, x, [network.input], { ...gradientRules, linear }));
    expect(seen).toEqual(['last', 'hidden', 'hidden', 'first']);
    x.dispose();
  });

  it('lets rules pass their state on untouched', async () => {
    const x = picture();
    const activation = ({ state }: { state: tf.Tensor }) => [state];
    const sum = ({ state, inputs }: { state: tf.Tensor; inputs: readonly unknown[] }) => inputs.map(() => state);
    const rules = { ...gradientRules, activation, sum };
    const [linearised] = gradient(network, x, [network.input], rules);
    const [plain] = gradient(network, x, [network.input]);
    expect(await distance(linearised!, plain!)).toBeGreaterThan(1e-3);
    tf.dispose([linearised!, plain!, x]);
  });

  it('lets rules hand on what was recorded, which stays with the recording', async () => {
    const x = picture();
    const recording = record(network, x);
    const state = oneHot(network.classes);
    const seed = { node: network.output, state };
    const rules = { ...gradientRules, activation: ({ output }: { output: tf.Tensor | undefined }) => [output ?? null] };
    const walks = [1, 2].map(() => walk(network, recording, rules, seed, [network.input])[0]!);
    expect(await distance(walks[0]!, walks[1]!)).toBe(0);
    expect([...recording.values.values()].some((value) => value.isDisposed)).toBe(false);
    recording.dispose();
    tf.dispose([...walks, state, x]);
  });

  it.each([
    ['cpu', 0],
    // One per pointwise and dense layer and the depthwise one of stride 1 (four), two for the first convolution, whose
    // stride is 2.
    ['wasm', 6],
  ] as const)(
    'leaves nothing behind on %s but %i flipped kernels, which go with the network',
    async (name, flipped) => {
      await useBackend(name);
      const artifacts = await artifactsOf(mobilenet(true));
      const lost = await leaked(async () => {
        const own = importModel(artifacts);
        const x = picture();
        expect(
          await leaked(() => {
            tf.dispose(gradient(own, x, [own.input]));
          }),
        ).toBe(flipped);
        expect(
          await leaked(() => {
            tf.dispose(gradient(own, x, [own.input, lastSpatialLayer(own)]));
          }),
        ).toBe(0);
        x.dispose();
        own.dispose();
      });
      expect(lost).toBe(0);
      await useBackend('cpu');
    },
  );

  it('records pictures of other sizes', () => {
    const x = noise([1, 11, 6, 3], 5);
    const recording = record(network, x);
    const state = tf.ones([1, 4]);
    const [dx] = walk(network, recording, gradientRules, { node: network.output, state }, [network.input]);
    expect(dx!.shape).toEqual([1, 11, 6, 3]);
    recording.dispose();
    tf.dispose([dx!, state, x]);
  });

  it('agrees with the forward run it recorded', async () => {
    const x = picture();
    const recording = record(network, x);
    const [end, direct] = [recording.values.get(network.output)!, logits(network, x)];
    expect(await distance(end, direct)).toBeLessThan(1e-6);
    expect(recording.values.get(network.input)).not.toBe(x);
    recording.dispose();
    expect(x.isDisposed).toBe(false);
    tf.dispose([direct, x]);
  });
});

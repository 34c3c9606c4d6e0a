import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resample } from '../../../core/maps/resample.ts';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { cam } from './cam.ts';
import { gradCam } from './gradCam.ts';
import { columnOf, gapOf, placesOf, sumOf } from './head.fixture.ts';

const networks: Network[] = [];
const contexts: MethodContext[] = [];
beforeAll(async () => {
  await useBackend('cpu');
  networks.push(tinyNetwork(), await imported(resnet(true)), await imported(mobilenet(true)));
  contexts.push(...networks.map((network) => contextFor(network)));
});
afterAll(() => {
  tf.dispose(contexts.map(({ input }) => input));
  networks.forEach((network) => {
    network.dispose();
  });
});

describe('CAM', () => {
  test('sums to the logit less its bias', async () => {
    for (const context of contexts) {
      const { raw, provenance } = (await runMethod(cam, context)).result;
      const { sum, due } = provenance.completeness!;
      expect(Math.abs(due)).toBeGreaterThan(1e-3);
      expect(Math.abs(sum - due)).toBeLessThan(1e-5 * Math.max(1, Math.abs(due)));
      expect(sum).toBeCloseTo(sumOf(raw.values), 12);
    }
  });

  test('is at every place the weighted sum of the channels there, divided by the number of places', async () => {
    const [context] = contexts as [MethodContext];
    const { raw } = (await runMethod(cam, context)).result;
    const places = await placesOf(context.network, context.input, 'relu');
    const weights = await columnOf(context.network, 1);
    const expected = places.map((channels) => sumOf(channels.map((a, k) => a * weights[k]!)) / places.length);
    expect(gapOf(raw.values, expected)).toBeLessThan(1e-6);
  });

  test('of the lead of one class over another is the difference of their maps', async () => {
    for (const context of contexts) {
      const mapFor = async (index: number, against: number | null = null) =>
        (await runMethod(cam, { ...context, target: classTarget(index, against) })).result.raw.values;
      const [one, other] = [await mapFor(1), await mapFor(3)];
      expect(
        gapOf(
          await mapFor(1, 3),
          one.map((value, i) => value - other[i]!),
        ),
      ).toBeLessThan(1e-5);
    }
  });

  test('may be enlarged before or after the channels are weighted', async () => {
    const [context] = contexts as [MethodContext];
    const { raw } = (await runMethod(cam, context)).result;
    const places = await placesOf(context.network, context.input, 'relu');
    const weights = await columnOf(context.network, 1);
    const late = new Float32Array(14 * 12);
    weights.forEach((weight, k) => {
      const channel = { ...raw, values: Float32Array.from(places, (channels) => channels[k]!) };
      resample(channel, 14, 12, 'half-pixel').values.forEach((value, i) => {
        late[i]! += (weight * value) / places.length;
      });
    });
    expect(gapOf(resample(raw, 14, 12, 'half-pixel').values, late)).toBeLessThan(1e-6);
  });

  test('is the Grad-CAM of the layer that enters the mean', async () => {
    for (const context of contexts) {
      const mine = (await runMethod(cam, context)).result.raw;
      const theirs = (await runMethod(gradCam, context)).result.raw;
      expect(gapOf(mine.values, theirs.values)).toBeLessThan(1e-5);
    }
  });

  test('is refused, with the reason, where logits are not weighted means or a node is explained', async () => {
    const network = await imported(vgg(true));
    const about = { network, target: classTarget(0), options: {} };
    expect(cam.refusal(about)).toMatchObject({ kind: 'method-unsuited', method: 'CAM', model: 'V' });
    network.dispose();
    const [{ network: suited }] = contexts as [MethodContext];
    expect(cam.refusal({ ...about, network: suited })).toBeNull();
    const node = { kind: 'node', node: 'relu' } as const;
    expect(cam.refusal({ ...about, network: suited, target: node })).toMatchObject({ kind: 'method-unsuited' });
  });

  test('leaves no tensor behind', async () => {
    for (const context of contexts) await expectNoLeak(cam, context);
    expect(tf.memory().numTensors).toBeGreaterThan(0);
  });
});

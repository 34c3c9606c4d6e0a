import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import { record, walk } from '../../../network/backward.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { lastSpatialLayer } from '../../../network/layers.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MethodContext } from '../method.ts';
import { classWeights } from '../score.ts';
import { gradCamPlusPlus } from './gradCamPlusPlus.ts';
import { columnOf, denseOf, gapOf, placesOf, sumOf, withHead } from './head.fixture.ts';
import { layerCam } from './layerCam.ts';

const averaging: MethodContext[] = [];
let plain: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  const networks = [tinyNetwork(), await imported(resnet(true)), await imported(mobilenet(true))];
  averaging.push(...networks.map((network) => contextFor(network)));
  plain = contextFor(await imported(vgg(true)));
});
afterAll(() => {
  for (const { network, input } of [...averaging, plain]) {
    network.dispose();
    input.dispose();
  }
});

const rawOf = async (method: typeof layerCam, context: MethodContext, options = {}) =>
  (await runMethod(method, context, options)).result.raw.values;

const CAM_SIDES = [
  ['layer-cam', layerCam],
  ['grad-cam-plus-plus', gradCamPlusPlus],
] as const;

/** Gradients of class 1 at a layer, `[places][channels]`. */
async function gradientsOf({ network, input }: MethodContext, layer: string): Promise<number[][]> {
  const flat = tf.tidy(() => {
    const state = classWeights({ kind: 'class', index: 1, against: null }, network.classes);
    const seed = { node: network.output, state };
    const [gradient] = walk(network, record(network, input), gradientRules, seed, [layer]);
    return tf.reshape<tf.Rank.R2>(gradient!, [-1, gradient!.shape.at(-1)!]);
  });
  const rows = await flat.array();
  flat.dispose();
  return rows;
}

test.each(CAM_SIDES)(
  '%s on a network that ends in a global average: Σ relu(W) A / Z, up to scale',
  async (id, method) => {
    const [context] = averaging as [MethodContext];
    const places = await placesOf(context.network, context.input, 'relu');
    const weights = await columnOf(context.network, 1);
    const expected = places.map((row) => sumOf(row.map((a, k) => a * Math.max(0, weights[k]!))) / places.length);
    expect(gapOf(await rawOf(method, context), expected), id).toBeLessThan(1e-6);
  },
);

test('both agree there, on networks with sums, concatenation and ReLU6', async () => {
  for (const context of averaging) {
    const [one, other] = [await rawOf(gradCamPlusPlus, context), await rawOf(layerCam, context)];
    expect(Math.max(...other)).toBeGreaterThan(1e-3);
    expect(gapOf(one, other)).toBeLessThan(1e-5 * Math.max(...other));
  }
});

test.each(['sum to one', 'as they are'])(
  'the weights are those of the published formula, %s',
  async (normalizeAlpha) => {
    const layer = lastSpatialLayer(plain.network);
    const [activations, gradients] = [
      await placesOf(plain.network, plain.input, layer),
      await gradientsOf(plain, layer),
    ];
    const weights = activations[0]!.map((_, k) => {
      const sum = sumOf(activations.map((row) => row[k]!));
      const alphas = gradients.map((row) => {
        const g = row[k]!;
        return g === 0 ? 0 : g ** 2 / (2 * g ** 2 + sum * g ** 3 || 1);
      });
      const whole = sumOf(alphas.filter((_alpha, place) => gradients[place]![k]! > 0)) || 1;
      const divisor = normalizeAlpha === 'sum to one' ? whole : 1;
      return sumOf(alphas.map((alpha, place) => (alpha / divisor) * Math.max(0, gradients[place]![k]!)));
    });
    expect(new Set(gradients.map((row) => row[0])).size).toBeGreaterThan(1);
    const expected = activations.map((row) => Math.max(0, sumOf(row.map((a, k) => a * weights[k]!))));
    const found = await rawOf(gradCamPlusPlus, plain, { normalizeAlpha });
    expect(gapOf(found, expected)).toBeLessThan(1e-5 * Math.max(...expected));
  },
);

test('LayerCAM is the published formula where gradients differ from place to place', async () => {
  const layer = lastSpatialLayer(plain.network);
  const [activations, gradients] = [await placesOf(plain.network, plain.input, layer), await gradientsOf(plain, layer)];
  const expected = activations.map((row, place) => sumOf(row.map((a, k) => a * Math.max(0, gradients[place]![k]!))));
  const found = await rawOf(layerCam, plain);
  expect(Math.min(...found)).toBeGreaterThanOrEqual(0);
  expect(gapOf(found, expected)).toBeLessThan(1e-5 * Math.max(...expected));
});

test.each(CAM_SIDES)('%s gives channels that speak against the class no weight', async (_, method) => {
  const [context] = averaging as [MethodContext];
  const weights = tf.fill<tf.Rank.R2>([5, 4], -1);
  const against = { ...context, network: withHead(context.network, { weights }) };
  const { raw, map } = (await runMethod(method, against)).result;
  weights.dispose();
  expect(Math.max(...raw.values)).toBe(0);
  expect(map).toBeNull();
});

test.each(CAM_SIDES)('%s: a logit that is scaled up leaves the shares as they are', async (_, method) => {
  const [context] = averaging as [MethodContext];
  const weights = tf.tidy(() => tf.mul<tf.Tensor2D>(denseOf(context.network).weights, 7));
  const scaled = { ...context, network: withHead(context.network, { weights }) };
  const [before, after] = [await runMethod(method, context), await runMethod(method, scaled)];
  weights.dispose();
  expect(gapOf(after.result.map!.values, before.result.map!.values)).toBeLessThan(1e-5);
});

test.each(CAM_SIDES)('%s is unsigned and leaves no tensor behind', async (_, method) => {
  const { raw } = (await runMethod(method, plain)).result;
  expect([raw.signed, method.card.signed]).toEqual([false, false]);
  await expectNoLeak(method, plain);
  await expectNoLeak(method, averaging[2]!);
});

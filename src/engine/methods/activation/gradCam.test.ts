import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import { useBackend } from '../../../network/backends.fixture.ts';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, mobilenet, vgg } from '../../../network/keras.fixture.ts';
import { lastSpatialLayer, spatialLayers } from '../../../network/layers.ts';
import { tinyNetwork } from '../../scorer/tinyNetwork.fixture.ts';
import { contextFor, expectNoLeak, runMethod } from '../method.fixture.ts';
import type { MapResult, MethodContext } from '../method.ts';
import { gradCam } from './gradCam.ts';
import { columnOf, denseOf, gapOf, placesOf, sumOf, withHead } from './head.fixture.ts';

const TARGET = 2;
let tiny: Network;
let context: MethodContext;
beforeAll(async () => {
  await useBackend('cpu');
  tiny = tinyNetwork();
  context = contextFor(tiny, { target: classTarget(TARGET) });
});
afterAll(() => {
  tiny.dispose();
  context.input.dispose();
});

const mapOf = async (given: Partial<MethodContext> = {}, options = {}): Promise<MapResult> =>
  (await runMethod(gradCam, { ...context, ...given }, options)).result;

test('on a network that ends in a global average, the number of places times the map is the CAM', async () => {
  const { raw } = await mapOf({}, { layers: ['relu'] });
  const places = await placesOf(tiny, context.input, 'relu');
  const weights = await columnOf(tiny, TARGET);
  const cam = places.map((channels) => sumOf(channels.map((a, k) => a * weights[k]!)));
  expect([raw.height, raw.width]).toEqual([6, 7]);
  expect(
    gapOf(
      raw.values.map((value) => places.length * value),
      cam,
    ),
  ).toBeLessThan(1e-5);
});

test('there the map sums to the logit less its bias', async () => {
  const { raw } = await mapOf();
  const [logit] = run(tiny, new Map([['picture', context.input]]), ['classes']);
  const values = await logit!.data();
  const biases = await denseOf(tiny).bias!.data();
  logit!.dispose();
  expect(sumOf(raw.values)).toBeCloseTo(values[TARGET]! - biases[TARGET]!, 5);
});

test('a constant added to all logits changes nothing', async () => {
  const { raw } = await mapOf();
  const bias = tf.tidy(() => tf.add<tf.Tensor1D>(denseOf(tiny).bias!, 3));
  for (const score of ['logit', 'confidence']) {
    const shifted = await mapOf({ network: withHead(tiny, { bias }) }, { score });
    const expected = score === 'logit' ? raw : (await mapOf({}, { score })).raw;
    expect(gapOf(shifted.raw.values, expected.values)).toBeLessThan(1e-7);
  }
  bias.dispose();
});

test('a logit that is scaled up leaves the shares as they are', async () => {
  const shares = (await mapOf()).map!;
  const weights = tf.tidy(() => tf.mul<tf.Tensor2D>(denseOf(tiny).weights, 4));
  const scaled = await mapOf({ network: withHead(tiny, { weights }) });
  weights.dispose();
  expect(gapOf(scaled.map!.values, shares.values)).toBeLessThan(1e-5);
});

test('for the confidence, all classes count: p_t times the lead over their mean', async () => {
  const [output] = run(tiny, new Map([['picture', context.input]]), ['classes']);
  const probabilities = await tf.tidy(() => tf.softmax(output!)).data();
  output!.dispose();
  const perClass: Float32Array[] = [];
  for (let c = 0; c < 4; c++) perClass.push((await mapOf({ target: classTarget(c) })).raw.values);
  const { raw } = await mapOf({}, { score: 'confidence' });
  const expected = raw.values.map((_, i) => {
    const mean = sumOf(perClass.map((values, c) => probabilities[c]! * values[i]!));
    return probabilities[TARGET]! * (perClass[TARGET]![i]! - mean);
  });
  expect(gapOf(raw.values, expected)).toBeLessThan(1e-6);
});

test('the lead over another class is the difference of the maps', async () => {
  const [one, other] = [(await mapOf()).raw.values, (await mapOf({ target: classTarget(0) })).raw.values];
  const lead = (await mapOf({ target: classTarget(TARGET, 0) })).raw.values;
  expect(
    gapOf(
      lead,
      one.map((value, i) => value - other[i]!),
    ),
  ).toBeLessThan(1e-6);
});

test('the map is at picture size, 0 to 1, and says how it was made', async () => {
  const { raw, map, provenance } = await mapOf();
  expect(raw.signed).toBe(gradCam.card.signed);
  expect([map!.width, map!.height, map!.signed]).toEqual([14, 12, false]);
  expect(Math.max(...map!.values)).toBe(1);
  expect(Math.min(...map!.values)).toBeGreaterThanOrEqual(0);
  expect(provenance).toMatchObject({ method: 'grad-cam', backend: 'cpu', forwards: 1, backwards: 1 });
  expect(provenance.options).toMatchObject({ layers: ['relu'], score: 'logit', fusion: 'maximum' });
});

test('where nothing speaks for the class there is no map, but the evidence against it is kept', async () => {
  const weights = tf.fill<tf.Rank.R2>([5, 4], -1);
  const { raw, map } = await mapOf({ network: withHead(tiny, { weights }) });
  weights.dispose();
  expect(map).toBeNull();
  expect(Math.min(...raw.values)).toBeLessThan(0);
});

test('any feature map may be chosen, and several become one at the resolution of the finest', async () => {
  const network = await imported(vgg(true));
  const given = contextFor(network, { target: classTarget(0) });
  const layers = spatialLayers(network);
  expect(layers.length).toBe(3);
  const alone = [];
  for (const layer of layers) alone.push((await mapOf(given, { layers: [layer] })).raw);
  expect(alone.map(({ width }) => width)).toEqual([8, 4, 2]);
  for (const fusion of ['maximum', 'mean']) {
    const { raw, provenance } = await mapOf(given, { layers, fusion });
    expect([raw.width, raw.height, raw.signed]).toEqual([8, 8, false]);
    expect(Math.max(...raw.values)).toBeGreaterThan(0);
    expect(provenance).toMatchObject({ forwards: 1, backwards: 1, options: { layers } });
  }
  expect((await mapOf(given)).raw).toEqual(alone[layers.indexOf(lastSpatialLayer(network))]);
  given.input.dispose();
  network.dispose();
});

test('a node is explained from the feature maps before it', async () => {
  const network = await imported(mobilenet(true));
  const [first = '', second = ''] = spatialLayers(network);
  const given = contextFor(network, { target: { kind: 'node', node: second } });
  expect(gradCam.refusal({ ...given, options: {} })).toBeNull();
  expect((await mapOf(given)).provenance.options['layers']).toEqual([first]);
  const none = { ...given, target: { kind: 'node', node: first } as const, options: {} };
  expect(gradCam.refusal(none)).toMatchObject({ kind: 'method-unsuited', model: 'M' });
  const later = { ...given, options: { layers: [lastSpatialLayer(network)] } };
  expect(gradCam.refusal(later)).toMatchObject({ kind: 'method-unsuited' });
  given.input.dispose();
  network.dispose();
});

test('a layer the network does not have is refused by name', () => {
  const refused = gradCam.refusal({ ...context, options: { layers: ['attention'] } });
  expect(refused).toMatchObject({ kind: 'method-unsuited', method: 'Grad-CAM', model: 'tiny' });
  expect(JSON.stringify(refused)).toContain('attention');
});

test('no tensor is left behind', async () => {
  await expectNoLeak(gradCam, context);
});

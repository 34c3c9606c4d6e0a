import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classTarget } from '../../../core/methods/target.ts';
import type { HeatMap } from '../../../core/maps/heatMap.ts';
import { run } from '../../../network/forward.ts';
import type { LinearNode, Network } from '../../../network/graph.ts';
import { inputTensor } from '../../inputTensor.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../../scorer/tinyNetwork.fixture.ts';
import { gradCam } from './gradCam.ts';
import type { MapResult, MethodContext } from '../method.ts';

const TARGET = 2;
let network: Network;
let input: tf.Tensor4D;
beforeAll(async () => {
  await tf.setBackend('cpu');
  network = tinyNetwork();
  input = inputTensor(tinyPicture(), tinyPreprocess);
});
afterAll(() => {
  network.dispose();
  input.dispose();
});

const contextFor = (one: Network): MethodContext => ({
  network: one,
  picture: tinyPicture(),
  preprocess: tinyPreprocess,
  input,
  target: classTarget(TARGET),
  seed: 1,
});

async function mapOf(one: Network, layer: string | null = null): Promise<MapResult> {
  const steps = gradCam.run(contextFor(one), { layer });
  const first = await steps.next();
  expect(first.done).toBe(false);
  const last = await steps.next();
  if (!last.done) throw new Error('more than one snapshot');
  return last.value;
}

/** The tiny network with its dense layer changed; the new tensors live as long as `use`. */
async function withHead<T>(
  change: (head: LinearNode) => Partial<LinearNode>,
  use: (one: Network) => Promise<T>,
): Promise<T> {
  const nodes = network.nodes.map((node) =>
    node.id === 'classes' && node.kind === 'linear' ? ({ ...node, ...change(node) } as LinearNode) : node,
  );
  return await use({ ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) });
}

const dense = () => network.byId.get('classes') as LinearNode;

test('on a network that ends in a global average, the number of places times the map is the CAM', async () => {
  const { raw } = await mapOf(network, 'relu');
  const [activation] = run(network, new Map([['picture', input]]), ['relu']);
  const [, height, width, channels] = activation!.shape as [number, number, number, number];
  const features = await activation!.data();
  const weights = await dense().weights.data();
  activation!.dispose();
  expect([raw.height, raw.width]).toEqual([height, width]);
  raw.values.forEach((value, place) => {
    let cam = 0;
    for (let k = 0; k < channels; k++) cam += features[place * channels + k]! * weights[k * network.classes + TARGET]!;
    expect(Math.abs(height * width * value - cam)).toBeLessThan(1e-5);
  });
});

test('there the map sums to the logit less its bias', async () => {
  const { raw } = await mapOf(network, 'relu');
  const [logit] = run(network, new Map([['picture', input]]), ['classes']);
  const values = await logit!.data();
  const biases = await dense().bias!.data();
  logit!.dispose();
  expect(raw.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(values[TARGET]! - biases[TARGET]!, 5);
});

test('a constant added to all logits changes nothing', async () => {
  const { raw } = await mapOf(network);
  const bias = tf.tidy(() => tf.add<tf.Tensor1D>(dense().bias!, 3));
  const shifted = await withHead(
    () => ({ bias }),
    (one) => mapOf(one),
  );
  bias.dispose();
  expect(shifted.raw.values).toEqual(raw.values);
});

test('a target that is scaled up leaves the shares as they are', async () => {
  const shares = (await mapOf(network)).map as HeatMap;
  const weights = tf.tidy(() => tf.mul<tf.Tensor2D>(dense().weights, 4));
  const scaled = await withHead(
    () => ({ weights }),
    (one) => mapOf(one),
  );
  weights.dispose();
  scaled.map!.values.forEach((value, i) => {
    expect(value).toBeCloseTo(shares.values[i]!, 5);
  });
});

test('the map is at picture size, 0 to 1, and says how it was made', async () => {
  const { raw, map, provenance } = await mapOf(network);
  expect(raw.signed).toBe(gradCam.card.signed);
  expect([map!.width, map!.height, map!.signed]).toEqual([14, 12, false]);
  expect(Math.max(...map!.values)).toBe(1);
  expect(Math.min(...map!.values)).toBeGreaterThanOrEqual(0);
  expect(provenance).toMatchObject({ method: 'grad-cam', backend: 'cpu', forwards: 1, backwards: 1 });
});

test('where nothing speaks for the class there is no map, but the evidence against it is kept', async () => {
  const weights = tf.fill<tf.Rank.R2>([5, network.classes], -1);
  const { raw, map } = await withHead(
    () => ({ weights }),
    (one) => mapOf(one),
  );
  weights.dispose();
  expect(map).toBeNull();
  expect(Math.min(...raw.values)).toBeLessThan(0);
});

test('a layer the network does not have is refused by name', async () => {
  await expect(mapOf(network, 'attention')).rejects.toThrow('attention');
});

test('no tensor is left behind', async () => {
  const before = tf.memory().numTensors;
  await mapOf(network);
  expect(tf.memory().numTensors).toBe(before);
});

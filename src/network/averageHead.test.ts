import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { averageHead } from './averageHead.ts';
import { distance, useBackend } from './backends.fixture.ts';
import { run } from './forward.ts';
import type { Network } from './graph.ts';
import { imported, mobilenet, noise, randomise, resnet, vgg } from './keras.fixture.ts';

beforeAll(async () => {
  await useBackend('cpu');
});

const { conv2d, dense, flatten, globalAveragePooling2d, activation, reshape, globalMaxPooling2d } = tfl.layers;
const stem = () => conv2d({ inputShape: [8, 8, 3], filters: 5, kernelSize: 3, activation: 'relu', name: 'stem' });
const ending = (...layers: tfl.layers.Layer[]): Promise<Network> =>
  imported(randomise(tfl.sequential({ layers: [stem(), ...layers] }), 5));

/** Largest gap between the logits and what the head says they are made of. */
async function gapOf(network: Network): Promise<number> {
  const head = averageHead(network);
  if (head === null) return Infinity;
  const picture = noise([2, 8, 8, 3], 9);
  const [map, logits] = run(network, new Map([[network.input, picture]]), [head.layer, network.output]);
  const said = tf.tidy(() => {
    const weighed = tf.matMul(tf.mean<tf.Tensor2D>(map!, [1, 2]), head.weights);
    return head.bias === null ? weighed : tf.add(weighed, head.bias);
  });
  const gap = await distance(said, logits!);
  tf.dispose([picture, map!, logits!, said]);
  return gap;
}

test.each([
  ['dense, with bias', () => imported(resnet(true))],
  ['dense, without bias', () => imported(mobilenet(false))],
  [
    'a 1 × 1 convolution between reshapes, as in MobileNet V1',
    () =>
      ending(
        globalAveragePooling2d({}),
        reshape({ targetShape: [1, 1, 5] }),
        conv2d({ filters: 4, kernelSize: 1, padding: 'same' }),
        flatten(),
        activation({ activation: 'softmax' }),
      ),
  ],
  [
    'nothing, where every class has a channel, as in SqueezeNet',
    () => ending(conv2d({ filters: 4, kernelSize: 1, activation: 'relu' }), globalAveragePooling2d({})),
  ],
] as const)('the logits are the weighted means of the map: %s', async (_, build) => {
  const network = await build();
  expect(await gapOf(network)).toBeLessThan(1e-5);
  network.dispose();
});

test.each([
  ['a flatten', () => imported(vgg(true))],
  ['a global maximum', () => ending(globalMaxPooling2d({}), dense({ units: 4 }))],
  [
    'an activation between mean and logits',
    () => ending(globalAveragePooling2d({}), dense({ units: 6, activation: 'relu' }), dense({ units: 4 })),
  ],
] as const)('a network that ends otherwise has no such head: %s', async (_, build) => {
  const network = await build();
  expect(averageHead(network)).toBeNull();
  network.dispose();
});

test('the map is the one that enters the mean, and asking twice makes no second tensor', async () => {
  const network = await ending(
    globalAveragePooling2d({}),
    reshape({ targetShape: [1, 1, 5] }),
    conv2d({ filters: 4, kernelSize: 1 }),
    flatten(),
  );
  const first = averageHead(network);
  expect(first?.layer).toBe('stem/activation');
  expect(first?.weights.shape).toEqual([5, 4]);
  const before = tf.memory().numTensors;
  expect(averageHead(network)?.weights).toBe(first?.weights);
  expect(tf.memory().numTensors).toBe(before);
  network.dispose();
  expect(first?.weights.isDisposed).toBe(true);
});

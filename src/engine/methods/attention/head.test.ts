import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../../../network/backends.fixture.ts';
import { run } from '../../../network/forward.ts';
import type { Network } from '../../../network/graph.ts';
import { imported, mobilenet, noise, resnet, vgg } from '../../../network/keras.fixture.ts';
import { spatialLayers } from '../../../network/layers.ts';
import { sameAnswerLoss } from './filterLoss.ts';
import { filteredLoss, headOf } from './head.ts';

let networks: Record<string, Network>;
beforeAll(async () => {
  await useBackend('cpu');
  networks = { V: await imported(vgg(true)), R: await imported(resnet(true)), M: await imported(mobilenet(true)) };
});

/** Loss and slope at a layer of a network, beside what the whole network says of the same filter. */
async function atLayer(network: Network, layer: string) {
  const head = headOf(network, layer, network.output)!;
  const input = noise([1, 8, 8, 3], 5);
  const picture = new Map([[network.input, input]]);
  const given = run(network, picture, head.feeds);
  const [, height, width] = given[0]!.shape as [number, number, number, number];
  const filter = Float32Array.from({ length: height * width }, (_, i) => 0.6 + 0.3 * Math.sin(3 * i));
  const lossOf = sameAnswerLoss(new Float32Array(network.classes));
  const whole = async (values: Float32Array) => {
    const gate = tf.tensor4d(values, [1, height, width, 1]);
    const [output] = run(network, picture, [network.output], new Map([[layer, (y) => tf.mul(y, gate)]]));
    const logits = await output!.data<'float32'>();
    tf.dispose([gate, output!]);
    return logits.reduce((sum, value) => sum + value * value, 0) / logits.length;
  };
  const before = tf.memory().numTensors;
  const judged = await filteredLoss(network, head, given, filter, lossOf);
  await filteredLoss(network, head, given, filter, lossOf);
  const left = tf.memory().numTensors - before;
  const close = () => {
    tf.dispose([input, ...given]);
  };
  return { head, filter, judged, whole, left, close };
}

const allLayers = () =>
  Object.values(networks).flatMap((network) => spatialLayers(network).map((layer) => ({ network, layer })));

test('above any layer of the small networks the loss is that of the whole network filtered there, to 1e-5', async () => {
  for (const { network, layer } of allLayers()) {
    const { judged, whole, filter, close } = await atLayer(network, layer);
    const expected = await whole(filter);
    expect(Math.abs(judged.loss - expected)).toBeLessThan(1e-5 * Math.max(1, expected));
    close();
  }
});

test('its slope is that of finite differences, to 1 % of the largest', async () => {
  for (const { network, layer } of allLayers()) {
    const { judged, whole, filter, close } = await atLayer(network, layer);
    const most = Math.max(...judged.slope.map(Math.abs));
    for (const at of [0, Math.floor(filter.length / 2)]) {
      const moved = (by: number) => whole(filter.map((value, i) => (i === at ? value + by : value)));
      const found = ((await moved(1e-3)) - (await moved(-1e-3))) / 2e-3;
      expect(Math.abs(judged.slope[at]! - found)).toBeLessThan(0.01 * most + 2e-3);
    }
    close();
  }
});

test('what joins from beside a layer is taken as it is', () => {
  const network = networks['R']!;
  const concat = network.nodes.find((node) => node.kind === 'shape' && node.op === 'concat')!;
  const [pooled, block] = concat.inputs;
  expect(headOf(network, block!, network.output)!.feeds).toEqual([block, pooled]);
});

test('beyond what a network keeps for itself, no tensor is left behind', async () => {
  const network = networks['M']!;
  const layer = spatialLayers(network)[1]!;
  (await atLayer(network, layer)).close();
  const { left, close } = await atLayer(network, layer);
  close();
  expect(left).toBe(0);
});

test('a layer that does not lead to the end has no head', () => {
  const network = networks['V']!;
  const [first, second] = spatialLayers(network);
  expect(headOf(network, second!, first!)).toBeNull();
  expect(headOf(network, first!, first!)).toBeNull();
  expect(headOf(network, first!, second!)?.end).toBe(second);
});

test('the share of a head is that of its multiplications', () => {
  const network = networks['V']!;
  // 8 · 8 · 3 · 4 · 9, then pooled to 4 × 4: 2 · 2 · 4 · 5 · 9, then 20 · 6 and 6 · 4.
  const [first, last] = [6912, 720 + 120 + 24];
  const layers = spatialLayers(network);
  expect(headOf(network, layers[0]!, network.output)!.share).toBeCloseTo(last / (first + last), 9);
  expect(headOf(network, layers.at(-1)!, network.output)!.share).toBeCloseTo(144 / (first + last), 9);
});

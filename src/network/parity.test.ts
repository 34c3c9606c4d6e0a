/**
 * Import fidelity (gradient-methods.md §6, T2) on eight published networks: our graph and TensorFlow.js's own
 * runtimes must give the same probabilities for the same photographs.
 */
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { distance, leaked, useBackend, type testBackends } from './backends.fixture.ts';
import { record, walk } from './backward.ts';
import { logits } from './forward.ts';
import { importModel } from './import/importModel.ts';
import { lastSpatialLayer } from './layers.ts';
import { gradientRules } from './rules/gradient.ts';
import { hasShared, preparedPhoto, sharedArtifacts, sharedCards, sharedPhotos } from './shared.fixture.ts';

type Predict = (x: tf.Tensor) => tf.Tensor;

async function oracle(name: string): Promise<{ predict: Predict; dispose: () => void }> {
  const { topology, signature, format, weightSpecs, weightData } = sharedArtifacts(name);
  const artifacts = { modelTopology: topology, signature, format, weightSpecs, weightData } as tf.io.ModelArtifacts;
  const handler = { load: () => Promise.resolve(artifacts) };
  const model = await (format === 'graph-model' ? loadGraphModel(handler) : loadLayersModel(handler));
  return { predict: (x) => model.predict(x) as tf.Tensor, dispose: () => void model.dispose() };
}

async function compare(name: string, backend: (typeof testBackends)[number], photos: number): Promise<void> {
  await useBackend(backend);
  const card = sharedCards()[name]!;
  const theirs = await oracle(name);
  const lost = await leaked(async () => {
    const network = importModel(sharedArtifacts(name));
    expect(network.inputShape).toEqual([...card.size, 3]);
    for (const path of sharedPhotos(photos)) {
      const x = tf.tensor4d(await preparedPhoto(path, card), [1, ...card.size, 3]);
      const [mine, reference] = [tf.tidy(() => tf.softmax(logits(network, x))), theirs.predict(x)];
      expect(await distance(mine, reference)).toBeLessThan(1e-4);
      tf.dispose([x, mine, reference]);
    }
    network.dispose();
  });
  theirs.dispose();
  expect(lost).toBe(0);
}

const names = Object.keys(sharedCards());

describe.skipIf(!hasShared)('published networks, imported', () => {
  it.each(names)('%s agrees with TensorFlow.js on ten photographs on wasm', async (name) => {
    await compare(name, 'wasm', 10);
  });

  it.each(names)(
    '%s agrees with TensorFlow.js on two photographs on cpu',
    async (name) => {
      await compare(name, 'cpu', 2);
    },
    240_000,
  );

  it.each(['mobilenet_v1_025_128_quant', 'resnet20_cifar10_32', 'tiny_vgg_64'])(
    '%s has the same gradient on wasm as on cpu',
    async (name) => {
      const card = sharedCards()[name]!;
      const pixels = await preparedPhoto(sharedPhotos(1)[0]!, card);
      const gradients: Float32Array[] = [];
      for (const backend of ['cpu', 'wasm'] as const) {
        await useBackend(backend);
        const network = importModel(sharedArtifacts(name));
        const recording = record(network, tf.tensor4d(pixels, [1, ...card.size, 3]));
        const state = tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d([1], 'int32'), network.classes), 'float32'));
        const [dx] = walk(network, recording, gradientRules, { node: network.output, state }, [network.input]);
        gradients.push((await dx!.data()) as Float32Array);
        recording.dispose();
        tf.dispose([state, dx!]);
        network.dispose();
      }
      const [native, flipped] = gradients.map((values) => Array.from(values));
      const scale = Math.max(...native!.map(Math.abs));
      const gap = native!.reduce((most, value, i) => Math.max(most, Math.abs(value - flipped![i]!)), 0);
      expect(scale).toBeGreaterThan(0);
      expect(gap).toBeLessThan(1e-3 * scale);
    },
  );

  it('have their last feature map where papers draw Grad-CAM', () => {
    const last = names.map((name) => {
      const network = importModel(sharedArtifacts(name));
      const layer = lastSpatialLayer(network);
      network.dispose();
      return [name, layer];
    });
    expect(Object.fromEntries(last)).toEqual({
      mobilenet_v1_025_224: 'conv_pw_13_relu',
      mobilenet_v1_025_128_quant: 'conv_pw_13_relu',
      mobilenet_v1_100_224_quant_1001: 'conv_pw_13_relu',
      mobilenet_v2_100_224: 'Conv_1_relu',
      squeezenet_v11_onnx_224: 'conv10_relu',
      googlenet_caffe_224: 'inception_5b/output',
      resnet20_cifar10_32: 'layer3_2_relu2',
      tiny_vgg_64: 'relu_2_2',
    });
  });
});

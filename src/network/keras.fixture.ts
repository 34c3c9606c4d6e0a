/**
 * Small networks for tests: built with tfjs-layers, which is also the oracle for what they compute.
 *
 * V, R and M are the shapes of gradient-methods.md §6: VGG-like, ResNet-like (batch
 * norm, sums, average pool, concatenation), MobileNetV2-like (ReLU6, depthwise,
 * linear bottleneck). R pools without padding, because the oracle's own gradient of a padded average is wrong.
 */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { importModel } from './import/importModel.ts';
import type { ModelArtifacts, Network, WeightSpec } from './graph.ts';

/** What the model would be on disk. */
export async function artifactsOf(model: tfl.LayersModel): Promise<ModelArtifacts> {
  const saved: tf.io.ModelArtifacts[] = [];
  await model.save({
    save: (artifacts) => {
      saved.push(artifacts);
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    },
  });
  return {
    name: model.name,
    format: 'layers-model',
    topology: saved[0]?.modelTopology,
    weightSpecs: saved[0]?.weightSpecs as WeightSpec[],
    weightData: saved[0]?.weightData as ArrayBuffer,
  };
}

export async function imported(model: tfl.LayersModel): Promise<Network> {
  return importModel(await artifactsOf(model));
}

/** Normally distributed numbers without repeats, so that pools have no ties. */
export function noise(shape: number[], seed: number, deviation = 1): tf.Tensor {
  return tf.randomNormal(shape, 0, deviation, 'float32', seed);
}

/** Gives every weight of a model a value that matters: biases and statistics too. */
export function randomise(model: tfl.LayersModel, seed: number): tfl.LayersModel {
  model.layers.forEach((layer, index) => {
    const values = layer.getWeights().map((weight, place) => {
      const random = noise(weight.shape, seed + 31 * index + place, 0.4);
      return /variance/.test(layer.weights[place]?.name ?? '') ? tf.add(tf.abs(random), 0.5) : random;
    });
    layer.setWeights(values);
    tf.dispose(values);
  });
  return model;
}

type Symbolic = tfl.SymbolicTensor;
const call = (layer: tfl.layers.Layer, input: Symbolic | Symbolic[]): Symbolic => layer.apply(input) as Symbolic;

export function vgg(bias: boolean, seed = 1): tfl.LayersModel {
  const { conv2d, maxPooling2d, flatten, dense } = tfl.layers;
  const layers = [
    conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3, padding: 'same', activation: 'relu', useBias: bias }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 5, kernelSize: 3, activation: 'relu', useBias: bias }),
    flatten(),
    dense({ units: 6, activation: 'relu', useBias: bias }),
    dense({ units: 4, activation: 'softmax', useBias: bias }),
  ];
  return randomise(tfl.sequential({ name: 'V', layers }), seed);
}

export function resnet(bias: boolean, seed = 2): tfl.LayersModel {
  const { conv2d, batchNormalization, reLU, add, averagePooling2d, concatenate, globalAveragePooling2d } = tfl.layers;
  const input = tfl.input({ shape: [8, 8, 3] });
  const block = (x: Symbolic, filters: number): Symbolic =>
    call(batchNormalization({}), call(conv2d({ filters, kernelSize: 3, padding: 'same', useBias: bias }), x));
  const stem = call(reLU({}), block(input, 4));
  const sum = call(reLU({}), call(add(), [block(stem, 4), stem]));
  const pooled = call(averagePooling2d({ poolSize: 3, strides: 2 }), sum);
  const joined = call(concatenate(), [pooled, call(reLU({}), block(pooled, 3))]);
  const logits = call(tfl.layers.dense({ units: 4, useBias: bias }), call(globalAveragePooling2d({}), joined));
  const output = call(tfl.layers.activation({ activation: 'softmax' }), logits);
  return randomise(tfl.model({ name: 'R', inputs: input, outputs: output }), seed);
}

export function mobilenet(bias: boolean, seed = 3): tfl.LayersModel {
  const { conv2d, depthwiseConv2d, batchNormalization, reLU, add, globalAveragePooling2d, dense } = tfl.layers;
  const input = tfl.input({ shape: [8, 8, 3] });
  const six = (x: Symbolic): Symbolic => call(reLU({ maxValue: 6 }), call(batchNormalization({}), x));
  const stem = six(call(conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', useBias: bias }), input));
  const wide = six(call(conv2d({ filters: 8, kernelSize: 1, useBias: bias }), stem));
  const deep = six(call(depthwiseConv2d({ kernelSize: 3, padding: 'same', useBias: bias }), wide));
  const thin = call(conv2d({ filters: 4, kernelSize: 1, useBias: bias }), deep);
  const sum = call(add(), [call(batchNormalization({}), thin), stem]);
  const last = six(call(depthwiseConv2d({ kernelSize: 3, strides: 2, padding: 'same', useBias: bias }), sum));
  const output = call(
    dense({ units: 4, activation: 'softmax', useBias: bias }),
    call(globalAveragePooling2d({}), last),
  );
  return randomise(tfl.model({ name: 'M', inputs: input, outputs: output }), seed);
}

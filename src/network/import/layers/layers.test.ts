/**
 * Every Keras layer that tfjs-layers has too, against it: same input, same output.
 */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, useBackend } from '../../backends.fixture.ts';
import { logits } from '../../forward.ts';
import { imported, noise, randomise } from '../../keras.fixture.ts';

type Symbolic = tfl.SymbolicTensor;
type Build = (x: Symbolic) => Symbolic;
const by =
  (...layers: tfl.layers.Layer[]): Build =>
  (x) =>
    layers.reduce((y, layer) => layer.apply(y) as Symbolic, x);

const l = tfl.layers;
const cases: readonly [string, Build][] = [
  ['Conv2D, strided, valid', by(l.conv2d({ filters: 4, kernelSize: [3, 2], strides: 2 }))],
  [
    'Conv2D, dilated, same',
    by(l.conv2d({ filters: 4, kernelSize: 3, dilationRate: 2, padding: 'same', useBias: false })),
  ],
  ['Conv2D with an activation', by(l.conv2d({ filters: 4, kernelSize: 3, activation: 'elu' }))],
  ['DepthwiseConv2D with a multiplier', by(l.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same' }))],
  ['SeparableConv2D', by(l.separableConv2d({ filters: 4, kernelSize: 3, depthMultiplier: 2, activation: 'relu' }))],
  ['Conv2DTranspose, same', by(l.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding: 'same' }))],
  ['Conv2DTranspose, valid', by(l.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2 }))],
  ['Dense over pixels', by(l.dense({ units: 5, activation: 'tanh' }))],
  ['BatchNormalization on its own', by(l.batchNormalization({ epsilon: 0.01 }))],
  ['BatchNormalization without scale', by(l.batchNormalization({ scale: false }))],
  ['BatchNormalization without shift', by(l.batchNormalization({ center: false }))],
  ['BatchNormalization after a convolution', by(l.conv2d({ filters: 4, kernelSize: 3 }), l.batchNormalization())],
  [
    'BatchNormalization after a depthwise convolution',
    by(l.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 }), l.batchNormalization()),
  ],
  [
    'BatchNormalization after a transposed convolution',
    by(l.conv2dTranspose({ filters: 4, kernelSize: 3 }), l.batchNormalization()),
  ],
  ['BatchNormalization twice', by(l.batchNormalization(), l.batchNormalization())],
  ['BatchNormalization after a dense layer', by(l.flatten(), l.dense({ units: 6 }), l.batchNormalization())],
  ['BatchNormalization before and after a rectifier', by(l.batchNormalization(), l.reLU(), l.batchNormalization())],
  ['ReLU with a maximum', by(l.reLU({ maxValue: 0.5 }))],
  ['ReLU6', by(l.activation({ activation: 'relu6' }))],
  ['LeakyReLU', by(l.leakyReLU({ alpha: 0.2 }))],
  ['PReLU', by(l.prelu({ sharedAxes: [1, 2] }))],
  ['ELU', by(l.elu())],
  ['selu', by(l.activation({ activation: 'selu' }))],
  ['sigmoid', by(l.activation({ activation: 'sigmoid' }))],
  ['hard sigmoid', by(l.activation({ activation: 'hardSigmoid' }))],
  ['softplus', by(l.activation({ activation: 'softplus' }))],
  ['swish', by(l.activation({ activation: 'swish' }))],
  ['a softmax in the middle', by(l.softmax({ axis: -1 }), l.conv2d({ filters: 2, kernelSize: 1 }))],
  ['MaxPooling2D, same', by(l.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }))],
  ['MaxPooling2D, strides of its window', by(l.maxPooling2d({ poolSize: [2, 3] }))],
  ['AveragePooling2D, same', by(l.averagePooling2d({ poolSize: 3, strides: 1, padding: 'same' }))],
  ['GlobalMaxPooling2D', by(l.globalMaxPooling2d({}))],
  [
    'GlobalAveragePooling2D, reshaped',
    by(l.globalAveragePooling2d({}), l.reshape({ targetShape: [1, 1, 3] }), l.dropout({ rate: 0.5 })),
  ],
  [
    'ZeroPadding2D before a convolution',
    by(
      l.zeroPadding2d({
        padding: [
          [0, 1],
          [2, 1],
        ],
      }),
      l.conv2d({ filters: 2, kernelSize: 3, strides: 2 }),
    ),
  ],
  ['ZeroPadding2D before a pool', by(l.zeroPadding2d({ padding: [1, 2] }), l.maxPooling2d({ poolSize: 3 }))],
  [
    'ZeroPadding2D before a padded convolution',
    by(l.zeroPadding2d({ padding: 1 }), l.conv2d({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' })),
  ],
  [
    'Cropping2D',
    by(
      l.cropping2D({
        cropping: [
          [1, 0],
          [2, 1],
        ],
      }),
    ),
  ],
  ['Permute', by(l.permute({ dims: [3, 1, 2] }))],
  ['Reshape with an open size', by(l.reshape({ targetShape: [-1, 6] }))],
  ['UpSampling2D', by(l.upSampling2d({ size: [2, 3] }))],
  ['Add of a tensor to itself', (x) => l.add().apply([x, x]) as Symbolic],
  ['Average', (x) => l.average().apply([x, by(l.reLU())(x), by(l.activation({ activation: 'tanh' }))(x)]) as Symbolic],
  ['Maximum', (x) => l.maximum().apply([x, by(l.conv2d({ filters: 3, kernelSize: 1 }))(x)]) as Symbolic],
  ['Minimum', (x) => l.minimum().apply([x, by(l.conv2d({ filters: 3, kernelSize: 1 }))(x)]) as Symbolic],
  ['Multiply with itself', (x) => l.multiply().apply([x, x]) as Symbolic],
  ['Concatenate along rows', (x) => l.concatenate({ axis: 1 }).apply([x, by(l.reLU())(x)]) as Symbolic],
  [
    'squeeze and excitation',
    (x) => {
      const squeezed = by(l.globalAveragePooling2d({}), l.reshape({ targetShape: [1, 1, 3] }))(x);
      const gate = by(l.conv2d({ filters: 3, kernelSize: 1, activation: 'sigmoid' }))(squeezed);
      return l.multiply().apply([gate, x]) as Symbolic;
    },
  ],
];

describe('Keras layers compute what tfjs-layers computes', () => {
  beforeAll(() => useBackend('cpu'));

  it.each(cases)('%s', async (_, build) => {
    const input = tfl.input({ shape: [7, 6, 3] });
    const model = randomise(tfl.model({ inputs: input, outputs: build(input) }), 11);
    const network = await imported(model);
    const x = noise([2, 7, 6, 3], 3) as tf.Tensor4D;
    const [mine, theirs] = [logits(network, x), model.predict(x) as tf.Tensor];
    expect(mine.shape).toEqual([2, theirs.size / 2]);
    expect(network.classes).toBe(theirs.size / 2);
    expect(await distance(mine, theirs)).toBeLessThan(1e-5);
    tf.dispose([mine, theirs, x]);
    network.dispose();
  });
});

describe('a product of two maps', () => {
  it('has the signal before its gate', async () => {
    const input = tfl.input({ shape: [4, 4, 2] });
    const gate = by(
      l.globalAveragePooling2d({}),
      l.reshape({ targetShape: [1, 1, 2] }),
      l.activation({ activation: 'sigmoid' }),
    )(input);
    const network = await imported(
      tfl.model({ inputs: input, outputs: l.multiply().apply([gate, input]) as Symbolic }),
    );
    const node = network.nodes.find(({ kind }) => kind === 'gate')!;
    expect(network.byId.get(node.inputs[0]!)?.kind).toBe('input');
    network.dispose();
  });
});

/**
 * A real network small enough to write down: it counts how much of the picture is
 * red, green or blue.
 *
 * Used where the project's own flow is tested without any downloaded model. Because
 * its weights are plain, the answer is known: a picture with two red spots is "red",
 * and either spot alone is enough.
 */
import type { ModelCard } from '../src/core/modelCard.ts';

export const tinySize = 64;
const tinyClasses = ['red', 'green', 'blue', 'nothing'];

function layer(className: string, name: string, config: object, from: string | null): object {
  return {
    class_name: className,
    config: { name, ...config },
    name,
    inbound_nodes: from === null ? [] : [[[from, 0, 0, {}]]],
  };
}

const conv = { padding: 'same', data_format: 'channels_last', dilation_rate: [1, 1], use_bias: true };

const topology = {
  keras_version: 'tfjs-layers 4.22.0',
  backend: 'tensor_flow.js',
  model_config: {
    class_name: 'Model',
    config: {
      name: 'colour_counter',
      layers: [
        layer('InputLayer', 'picture', { batch_input_shape: [null, tinySize, tinySize, 3], dtype: 'float32' }, null),
        layer(
          'Conv2D',
          'smooth',
          { ...conv, filters: 3, kernel_size: [4, 4], strides: [4, 4], activation: 'linear' },
          'picture',
        ),
        layer(
          'Conv2D',
          'excess',
          { ...conv, filters: 3, kernel_size: [1, 1], strides: [1, 1], activation: 'relu' },
          'smooth',
        ),
        layer('GlobalAveragePooling2D', 'pool', { data_format: 'channels_last' }, 'excess'),
        layer('Dense', 'answer', { units: 4, activation: 'softmax', use_bias: true }, 'pool'),
      ],
      input_layers: [['picture', 0, 0]],
      output_layers: [['answer', 0, 0]],
    },
  },
};

/** [4, 4, 3, 3]: the mean of each channel over a 4 × 4 block. */
const smooth = Array.from({ length: 144 }, (_, i) => (Math.floor(i / 3) % 3 === i % 3 ? 1 / 16 : 0));
/** [1, 1, 3, 3], input channel first: a colour less half of each other one. */
const excess = [1, -0.5, -0.5, -0.5, 1, -0.5, -0.5, -0.5, 1];
/** [3, 4]: evidence grows with the coloured share of the picture; "nothing" has none and lives from its bias. */
const answer = [60, 0, 0, 0, 0, 60, 0, 0, 0, 0, 60, 0];

const weights: [name: string, shape: number[], values: number[]][] = [
  ['smooth/kernel', [4, 4, 3, 3], smooth],
  ['smooth/bias', [3], [0, 0, 0]],
  ['excess/kernel', [1, 1, 3, 3], excess],
  ['excess/bias', [3], [-0.2, -0.2, -0.2]],
  ['answer/kernel', [3, 4], answer],
  ['answer/bias', [4], [0, 0, 0, 1.5]],
];

export const tinyModelJson = JSON.stringify({
  format: 'layers-model',
  generatedBy: 'tests',
  convertedBy: null,
  modelTopology: topology,
  weightsManifest: [
    { paths: ['weights.bin'], weights: weights.map(([name, shape]) => ({ name, shape, dtype: 'float32' })) },
  ],
});

export const tinyWeights = Buffer.from(Float32Array.from(weights.flatMap(([, , values]) => values)).buffer);

export const tinyCard: ModelCard = {
  id: 'colour_counter',
  name: 'Colour counter',
  format: 'layers-model',
  address: 'colour_counter/model.json',
  query: '',
  inputSize: [tinySize, tinySize],
  preprocess: { order: 'rgb', scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] },
  classes: tinyClasses,
  backgroundClass: null,
  outputs: 'probabilities',
  bytes: tinyModelJson.length + tinyWeights.length,
  sha256: null,
  files: [
    { path: 'model.json', bytes: tinyModelJson.length, sha256: null },
    { path: 'weights.bin', bytes: tinyWeights.length, sha256: null },
  ],
  licence: 'MIT',
  source: 'written by hand',
  note: 'Knows three colours.',
};

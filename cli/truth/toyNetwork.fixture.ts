/**
 * A real network for 24 × 24 pixels with the classes of the toy world, written into a
 * fresh folder. Its weights mean nothing, so it knows nothing; but every step works on it.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { thingClasses } from '../../training/toyworld/families.ts';

const size = 24;
const filters = 4;
const classes = thingClasses.map(({ name }) => name);

const layers = [
  { class_name: 'InputLayer', config: { name: 'input', batch_input_shape: [null, size, size, 3] }, inbound: null },
  {
    class_name: 'Conv2D',
    config: {
      ...{ name: 'conv', filters, kernel_size: [3, 3], strides: [3, 3], padding: 'same', dilation_rate: [1, 1] },
      ...{ data_format: 'channels_last', activation: 'relu', use_bias: true },
    },
    inbound: 'input',
  },
  { class_name: 'GlobalAveragePooling2D', config: { name: 'pool', data_format: 'channels_last' }, inbound: 'conv' },
  {
    class_name: 'Dense',
    config: { name: 'dense', units: classes.length, activation: 'linear', use_bias: true },
    inbound: 'pool',
  },
].map(({ inbound, ...layer }) => ({
  ...layer,
  name: layer.config.name,
  inbound_nodes: inbound === null ? [] : [[[inbound, 0, 0, {}]]],
}));

const float = (name: string, shape: number[]) => ({ name, shape, dtype: 'float32' });
const weights = [
  float('conv/kernel', [3, 3, 3, filters]),
  float('conv/bias', [filters]),
  float('dense/kernel', [filters, classes.length]),
  float('dense/bias', [classes.length]),
];
const count = weights.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);

/** Path of a folder `<temporary>/Toy Network` that holds the model. */
export async function writeToyNetwork(known: readonly string[] = classes): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'truth-'));
  const folder = join(parent, 'Toy Network');
  await mkdir(folder);
  const topology = {
    model_config: {
      class_name: 'Model',
      config: { name: 'toy', layers, input_layers: [['input', 0, 0]], output_layers: [['dense', 0, 0]] },
    },
  };
  const manifest = [{ paths: ['weights.bin'], weights }];
  const model = { format: 'layers-model', modelTopology: topology, weightsManifest: manifest };
  await writeFile(join(folder, 'model.json'), JSON.stringify(model));
  const values = Float32Array.from({ length: count }, (_, i) => 2 * Math.sin(i * i + i));
  await writeFile(join(folder, 'weights.bin'), new Uint8Array(values.buffer));
  const card = {
    ...{ format: 'layers', size: [size, size], outputs: 'logits', classes: known },
    preprocess: { order: 'rgb', scale: 2 / 255, mean: [1, 1, 1], std: [1, 1, 1] },
  };
  await writeFile(join(parent, 'cards.json'), JSON.stringify({ 'Toy Network': card }));
  return folder;
}

/**
 * A real, importable classifier of three classes for 8 × 8 pixels, written into a
 * fresh folder: convolution, global pool, dense with softmax. Its weights mean nothing.
 */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const layers = [
  { class_name: 'InputLayer', config: { name: 'input', batch_input_shape: [null, 8, 8, 3] }, inbound: null },
  {
    class_name: 'Conv2D',
    config: {
      name: 'conv',
      filters: 4,
      kernel_size: [3, 3],
      strides: [2, 2],
      padding: 'same',
      dilation_rate: [1, 1],
      data_format: 'channels_last',
      activation: 'relu',
      use_bias: true,
    },
    inbound: 'input',
  },
  { class_name: 'GlobalAveragePooling2D', config: { name: 'pool', data_format: 'channels_last' }, inbound: 'conv' },
  { class_name: 'Dense', config: { name: 'dense', units: 3, activation: 'softmax', use_bias: true }, inbound: 'pool' },
].map(({ inbound, ...layer }) => ({
  ...layer,
  name: layer.config.name,
  inbound_nodes: inbound === null ? [] : [[[inbound, 0, 0, {}]]],
}));

const float = (name: string, shape: number[]) => ({ name, shape, dtype: 'float32' });

const json = {
  format: 'layers-model',
  modelTopology: {
    model_config: {
      class_name: 'Model',
      config: { name: 'tiny', layers, input_layers: [['input', 0, 0]], output_layers: [['dense', 0, 0]] },
    },
  },
  weightsManifest: [
    {
      paths: ['weights/part-1of2.bin', 'weights/part-2of2.bin'],
      weights: [
        float('conv/kernel', [3, 3, 3, 4]),
        float('conv/bias', [4]),
        float('dense/kernel', [4, 3]),
        float('dense/bias', [3]),
      ],
    },
  ],
};

/** Path of a folder `<temporary>/Tiny Model` that holds the model; `cut` bytes are missing at the end of its weights. */
export async function writeTinyModel(cut = 0): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'models-')), 'Tiny Model');
  const weights = new Uint8Array(Float32Array.from({ length: 127 }, (_, i) => Math.sin(i)).buffer);
  await mkdir(join(folder, 'weights'), { recursive: true });
  await writeFile(join(folder, 'model.json'), JSON.stringify(json));
  await writeFile(join(folder, 'weights/part-1of2.bin'), weights.subarray(0, 300));
  await writeFile(join(folder, 'weights/part-2of2.bin'), weights.subarray(300, weights.length - cut));
  return folder;
}

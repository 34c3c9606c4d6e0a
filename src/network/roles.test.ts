import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from './backends.fixture.ts';
import { imported, mobilenet, randomise } from './keras.fixture.ts';
import { rolesOf } from './roles.ts';

describe('roles of linear nodes', () => {
  beforeAll(() => useBackend('cpu'));

  it('are first before any other, last after all others, hidden between', async () => {
    const network = await imported(mobilenet(true));
    const roles = rolesOf(network);
    const linear = network.nodes.filter(({ kind }) => kind === 'linear').map(({ id }) => roles.get(id));
    expect(linear).toEqual(['first', 'hidden', 'hidden', 'hidden', 'hidden', 'last']);
    expect(roles.size).toBe(network.nodes.length);
    network.dispose();
  });

  it('look through padding and scaling of the picture, and count every branch that starts there', async () => {
    const { zeroPadding2d, batchNormalization, conv2d, maxPooling2d, add, globalAveragePooling2d, dense } = tfl.layers;
    const input = tfl.input({ shape: [6, 6, 3] });
    const scaled = batchNormalization().apply(zeroPadding2d().apply(input)) as tfl.SymbolicTensor;
    const a = conv2d({ filters: 2, kernelSize: 3, name: 'a' }).apply(maxPooling2d({ poolSize: 1 }).apply(scaled));
    const b = conv2d({ filters: 2, kernelSize: 3, name: 'b' }).apply(scaled) as tfl.SymbolicTensor;
    const sum = add().apply([a as tfl.SymbolicTensor, b]);
    const output = dense({ units: 2, name: 'c' }).apply(globalAveragePooling2d({}).apply(sum));
    const model = randomise(tfl.model({ inputs: input, outputs: output as tfl.SymbolicTensor }), 1);
    const network = await imported(model);
    const roles = rolesOf(network);
    expect(['a', 'b', 'c'].map((id) => roles.get(id))).toEqual(['first', 'first', 'last']);
    const affine = network.nodes.find((node) => node.kind === 'linear' && node.op === 'affine');
    expect(roles.get(affine!.id)).toBe('hidden');
    network.dispose();
  });

  it('call a network of one linear layer first', async () => {
    const layers = [tfl.layers.flatten({ inputShape: [2, 2, 1] }), tfl.layers.dense({ units: 2, name: 'only' })];
    const network = await imported(tfl.sequential({ layers }));
    expect(rolesOf(network).get('only')).toBe('first');
    network.dispose();
  });
});

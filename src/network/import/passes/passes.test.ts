/**
 * When the passes must leave things alone. That they do their work is checked wherever a model is imported.
 */
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, useBackend } from '../../backends.fixture.ts';
import { logits } from '../../forward.ts';
import type { Network } from '../../graph.ts';
import { flat, kinds, agree } from '../graphOracle.fixture.ts';
import { imported, noise, randomise } from '../../keras.fixture.ts';

type Symbolic = tfl.SymbolicTensor;
const call = (layer: tfl.layers.Layer, input: Symbolic | Symbolic[]): Symbolic => layer.apply(input) as Symbolic;

async function checked(build: (x: Symbolic) => Symbolic): Promise<Network> {
  const input = tfl.input({ shape: [6, 6, 3] });
  const model = randomise(tfl.model({ inputs: input, outputs: build(input) }), 4);
  const network = await imported(model);
  const x = noise([2, 6, 6, 3], 2) as tf.Tensor4D;
  const [mine, theirs] = [logits(network, x), model.predict(x) as tf.Tensor];
  expect(await distance(mine, theirs)).toBeLessThan(1e-5);
  tf.dispose([mine, theirs, x]);
  return network;
}

describe('canonical form', () => {
  beforeAll(() => useBackend('cpu'));

  it('keeps a batch norm apart from a convolution that somebody else reads too', async () => {
    const network = await checked((x) => {
      const conv = call(tfl.layers.conv2d({ filters: 3, kernelSize: 1 }), x);
      return call(tfl.layers.add(), [conv, call(tfl.layers.batchNormalization(), conv)]);
    });
    expect(kinds(network)).toEqual(['input', 'conv', 'affine', 'sum', 'flatten']);
    network.dispose();
  });

  it('gives a shared convolution other weights for every batch norm after it', async () => {
    const network = await checked((x) => {
      const shared = tfl.layers.conv2d({ filters: 3, kernelSize: 3 });
      const branches = [x, call(tfl.layers.reLU(), x)].map((from) =>
        call(tfl.layers.batchNormalization(), call(shared, from)),
      );
      return call(tfl.layers.add(), branches);
    });
    expect(kinds(network)).toEqual(['input', 'conv', 'relu', 'conv', 'sum', 'flatten']);
    const weights = network.nodes.flatMap((node) => (node.kind === 'linear' ? [node.weights] : []));
    expect(weights[0]).not.toBe(weights[1]);
    network.dispose();
  });

  it('keeps a padding apart that somebody else reads too', async () => {
    const network = await checked((x) => {
      const padded = call(tfl.layers.zeroPadding2d({ padding: 1 }), x);
      const conv = call(tfl.layers.conv2d({ filters: 3, kernelSize: 1 }), padded);
      return call(tfl.layers.add(), [padded, conv]);
    });
    expect(kinds(network)).toEqual(['input', 'pad', 'conv', 'sum', 'flatten']);
    network.dispose();
  });

  it('keeps two clips apart whose ranges do not meet', async () => {
    const network = await agree(
      flat((b, x) => {
        const low = b.node('ClipByValue', [x, b.constant([], [-2]), b.constant([], [-1])]);
        return b.node('ClipByValue', [low, b.constant([], [1]), b.constant([], [2])]);
      }, 126),
    );
    expect(kinds(network)).toEqual(['input', 'clip', 'clip', 'flatten']);
    network.dispose();
  });

  it('takes no product for hard-swish whose factor is not a sixth, or whose shift is not 3', async () => {
    for (const [shift, factor] of [
      [3, 0.2],
      [2, 1 / 6],
    ] as const) {
      const network = await agree(
        flat((b, x) => {
          const bent = b.node('Relu6', [b.node('AddV2', [x, b.constant([], [shift])])]);
          return b.node('Mul', [b.node('Mul', [x, bent]), b.constant([], [factor])]);
        }, 126),
      );
      expect(kinds(network)).toEqual(['input', 'affine', 'relu6', 'gate', 'affine', 'flatten']);
      network.dispose();
    }
  });

  it('takes no product for swish whose sides have different origins', async () => {
    const network = await agree(flat((b, x) => b.node('Mul', [b.node('Relu', [x]), b.node('Sigmoid', [x])]), 126));
    expect(kinds(network)).toEqual(['input', 'relu', 'sigmoid', 'gate', 'flatten']);
    network.dispose();
  });

  it('leaves a sigmoid at the end alone: only a softmax is dropped', async () => {
    const network = await checked((x) => call(tfl.layers.activation({ activation: 'sigmoid' }), x));
    expect(kinds(network)).toEqual(['input', 'sigmoid', 'flatten']);
    network.dispose();
  });
});

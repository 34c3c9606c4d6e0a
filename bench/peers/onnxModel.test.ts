import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../../src/network/backends.fixture.ts';
import { logits } from '../../src/network/forward.ts';
import type { Network } from '../../src/network/graph.ts';
import { imported, mobilenet, noise, vgg } from '../../src/network/keras.fixture.ts';
import { channelsFirst } from '../maskedPicture.ts';
import { onnxModel } from './onnxModel.ts';
import { readOnnx } from './onnxReader.fixture.ts';
import { runOnnx } from './onnxRun.fixture.ts';
import type { PlainGraph } from './plainGraph.ts';
import { plainGraph } from './plainGraph.ts';

beforeAll(() => useBackend('cpu'));

let network: Network | null = null;
afterEach(() => {
  network?.dispose();
  network = null;
});

describe('a network as an ONNX file', () => {
  it.each([true, false])('computes what the network computes, with biases: %s', async (bias) => {
    network = await imported(mobilenet(bias));
    const before = tf.memory().numTensors;
    const file = readOnnx(onnxModel(await plainGraph(network)));
    expect(tf.memory().numTensors).toBe(before);
    const x = noise([1, 8, 8, 3], 7) as tf.Tensor4D;
    const expected = await logits(network, x).data();
    const given = runOnnx(file, { dims: [1, 3, 8, 8], values: channelsFirst(await x.data<'float32'>()) });
    expect(given.dims).toEqual([1, 4]);
    for (const [at, value] of expected.entries()) expect(given.values[at]).toBeCloseTo(value, 4);
  });

  it('says which version of the format it is, and what goes in and out', async () => {
    network = await imported(mobilenet(true));
    const { version, opset, input, output } = readOnnx(onnxModel(await plainGraph(network)));
    expect({ version, opset, input, output }).toEqual({ version: 8, opset: 13, input: 'picture', output: 'logits' });
  });

  it('reshapes picture by picture', () => {
    const graph: PlainGraph = {
      name: 'reshaped',
      input: 'x',
      output: 'y',
      inputShape: [2, 1, 1],
      classes: 2,
      nodes: [
        { id: 'rectified', op: 'relu', inputs: ['x'] },
        { id: 'y', op: 'reshape', shape: [2], inputs: ['rectified'] },
      ],
    };
    const given = runOnnx(readOnnx(onnxModel(graph)), { dims: [1, 2, 1, 1], values: [-3, 5] });
    expect(given).toEqual({ dims: [1, 2], values: Float64Array.of(0, 5) });
  });

  it('is refused, by the name of the node, where there is no plain form of it', async () => {
    network = await imported(vgg(true));
    await expect(plainGraph(network)).rejects.toThrow(/pool.* has no plain form/i);
  });
});

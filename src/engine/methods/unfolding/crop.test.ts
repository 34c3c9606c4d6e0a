import type * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { leaked, useBackend } from '../../../network/backends.fixture.ts';
import { imported, mobilenet, resnet, vgg } from '../../../network/keras.fixture.ts';
import { inputTensor } from '../../inputTensor.ts';
import { tinyNetwork, tinyPicture, tinyPreprocess } from '../../scorer/tinyNetwork.fixture.ts';
import { cutCrop, scaledSize } from './crop.ts';

beforeAll(() => useBackend('cpu'));

const context = { picture: tinyPicture(), preprocess: tinyPreprocess };
const values = async (input: tf.Tensor) => {
  const numbers = Array.from(await input.data());
  input.dispose();
  return numbers;
};

test('the whole picture at its own size is the picture and its input, exactly', async () => {
  const { picture, input } = cutCrop(context, [12, 14], [0, 0], [12, 14]);
  expect(picture).toEqual(context.picture);
  expect(await values(input)).toEqual(await values(inputTensor(context.picture, tinyPreprocess)));
});

test('a crop that is not enlarged is that part of the picture', () => {
  const { picture, input } = cutCrop(context, [3, 4], [5, 6], [3, 4]);
  input.dispose();
  expect([picture.height, picture.width]).toEqual([3, 4]);
  for (const [row, col] of [
    [0, 0],
    [2, 3],
    [1, 2],
  ] as const)
    for (const channel of [0, 1, 2])
      expect(picture.rgb[(row * 4 + col) * 3 + channel]).toBe(
        context.picture.rgb[((5 + row) * 14 + 6 + col) * 3 + channel],
      );
});

test('an enlarged crop knows nothing of what lies beside it', async () => {
  const before = cutCrop(context, [4, 4], [2, 2], [10, 10]);
  const rgb = context.picture.rgb.map((value, i) => {
    const [row, col] = [Math.floor(i / 42), Math.floor(i / 3) % 14];
    return row >= 2 && row < 6 && col >= 2 && col < 6 ? value : 255 - value;
  });
  const after = cutCrop({ ...context, picture: { ...context.picture, rgb } }, [4, 4], [2, 2], [10, 10]);
  expect(after.picture).toEqual(before.picture);
  expect(await values(after.input)).toEqual(await values(before.input));
});

test('a crop leaves one tensor to its owner', async () => {
  expect(
    await leaked(() => {
      cutCrop(context, [4, 4], [0, 0], [6, 6]).input.dispose();
    }),
  ).toBe(0);
});

test('the published crop of 124 is shown at 322', () => {
  const network = tinyNetwork();
  expect(scaledSize(network, [224, 224], [124, 124], 2.6)).toEqual({ size: [322, 322], scale: 2.6 });
  network.dispose();
});

test('a network that ends in averages takes any size, one that flattens its map only its own', async () => {
  for (const make of [resnet, mobilenet]) {
    const network = await imported(make(true));
    expect(scaledSize(network, [8, 8], [4, 4], 3)).toEqual({ size: [12, 12], scale: 3 });
    network.dispose();
  }
  const flat = await imported(vgg(true));
  expect(scaledSize(flat, [8, 8], [5, 5], 2.6)).toEqual({ size: [8, 8], scale: 1.6 });
  flat.dispose();
});

test('where only some sizes fit, the nearest is taken, for each side by itself', async () => {
  const input = tfl.input({ shape: [16, 16, 3] });
  const { averagePooling2d, conv2d, add, globalAveragePooling2d, dense } = tfl.layers;
  // One way drops the last pixel of an odd side, the other keeps it.
  const pooled = conv2d({ filters: 2, kernelSize: 1 }).apply(averagePooling2d({ poolSize: 2 }).apply(input));
  const strided = conv2d({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' }).apply(input);
  const sum = add().apply([pooled, strided] as tfl.SymbolicTensor[]);
  const outputs = dense({ units: 3 }).apply(globalAveragePooling2d({}).apply(sum)) as tfl.SymbolicTensor;
  const network = await imported(tfl.model({ name: 'even', inputs: input, outputs }));
  expect(scaledSize(network, [16, 16], [7, 8], 3)).toEqual({ size: [20, 24], scale: 20 / 7 });
  network.dispose();
});

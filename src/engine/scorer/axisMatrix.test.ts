import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { axisMatrix } from './axisMatrix.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const rowsOf = async (matrix: tf.Tensor2D) => {
  const rows = await matrix.array();
  matrix.dispose();
  return rows.map((row) => row.map((value) => Math.round(value * 1e6) / 1e6));
};

test('three cells over six pixels, corners aligned: the golden rows', async () => {
  expect(await rowsOf(axisMatrix('tent', 3, 6))).toEqual([
    [1, 0, 0],
    [0.6, 0.4, 0],
    [0.2, 0.8, 0],
    [0, 0.8, 0.2],
    [0, 0.4, 0.6],
    [0, 0, 1],
  ]);
});

test('tiles give every pixel to one cell', async () => {
  expect(await rowsOf(axisMatrix('tile', 2, 5))).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
});

import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { testBackends, useBackend } from '../../network/backends.fixture.ts';
import { valuesInPlace } from './valuesInPlace.ts';

test.each(testBackends)('a tensor made on %s is read as it is, after the memory has grown too', async (backend) => {
  await useBackend(backend);
  const before = tf.memory().numTensors;
  const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  const doubled = tf.mul(x, 2);
  expect([...valuesInPlace(doubled)]).toEqual([2, 4, 6, 8]);
  const large = tf.zeros([64, 2 ** 18]);
  expect([...valuesInPlace(doubled)]).toEqual([2, 4, 6, 8]);
  tf.dispose([x, doubled, large]);
  expect(tf.memory().numTensors).toBe(before);
});

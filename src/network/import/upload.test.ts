import * as tf from '@tensorflow/tfjs-core';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { leaked, useBackend } from '../backends.fixture.ts';
import { logits } from '../forward.ts';
import type { Draft } from './draft.ts';
import type { DraftNode } from './draftNode.ts';
import { upload } from './upload.ts';
import type { Values } from './values.ts';

// WASM keeps tensors in a heap of its own; the cpu back end computes on the very arrays it is given.
beforeAll(() => useBackend('wasm'));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const named = (id: string) => ({ id, origin: { name: id, op: 'Test' } });

/** Mean colour, then a dense layer twice with the same weights. */
function draftWith(weights: Values): Draft {
  const nodes: DraftNode[] = [
    { ...named('picture'), kind: 'input', inputs: [] },
    { ...named('pool'), kind: 'pool', inputs: ['picture'], op: 'global-average', keepDims: false },
    { ...named('once'), kind: 'linear', inputs: ['pool'], op: 'dense', weights, bias: null },
    { ...named('twice'), kind: 'linear', inputs: ['once'], op: 'dense', weights, bias: null },
  ];
  return { name: 'net', nodes, input: 'picture', output: 'twice', inputShape: [2, 2, 3] };
}

const swap = (): Values => ({ shape: [3, 3], data: Float32Array.of(0, 2, 0, 2, 0, 0, 0, 0, 2) });

test('an array that two nodes share becomes one tensor, and all are freed', async () => {
  const left = await leaked(async () => {
    const before = tf.memory().numTensors;
    const network = upload(draftWith(swap()));
    expect(tf.memory().numTensors).toBe(before + 1);
    const answer = tf.tidy(() => logits(network, tf.tile(tf.tensor4d([1, 2, 3], [1, 1, 1, 3]), [1, 2, 2, 1])));
    expect([...(await answer.data())]).toEqual([4, 8, 12]);
    answer.dispose();
    network.dispose();
  });
  expect(left).toBe(0);
});

test('a network keeps its tensors, not the arrays they were made from', async () => {
  const weights = (() => {
    const values = swap();
    return { network: upload(draftWith(values)), data: new WeakRef(values.data) };
  })();
  // A weak reference holds until the turn it was made in is over.
  await new Promise((resolve) => setTimeout(resolve, 0));
  collectGarbage();
  expect(weights.network.classes).toBe(3);
  expect(weights.data.deref()).toBeUndefined();
  weights.network.dispose();
});

/**
 * The two back ends that run in plain Node, ready for tests.
 */
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm/package.json')))}/dist/`);
tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);

export const testBackends = ['cpu', 'wasm'] as const;

export async function useBackend(name: (typeof testBackends)[number]): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`${name} does not start`);
}

/** Largest difference between two tensors' values. */
export async function distance(a: tf.Tensor, b: tf.Tensor): Promise<number> {
  const [left, right] = [Array.from(await a.data()), Array.from(await b.data())];
  if (left.length !== right.length) return Infinity;
  return left.reduce((most, value, i) => Math.max(most, Math.abs(value - (right[i] ?? NaN))), 0);
}

/** Runs `body` and returns how many tensors it left behind. */
export async function leaked(body: () => Promise<void> | void): Promise<number> {
  const before = tf.memory().numTensors;
  await body();
  return tf.memory().numTensors - before;
}

/**
 * Keras models written as JSON by hand, small enough to tell their results by hand too.
 */
import * as tf from '@tensorflow/tfjs-core';
import { logits } from '../forward.ts';
import type { Network } from '../graph.ts';
import { importModel } from './importModel.ts';

export type Weights = Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>;

export function load(topology: unknown, weights: Weights): Network {
  const entries = Object.entries(weights);
  return importModel({
    name: 'hand-made',
    format: 'layers-model',
    topology,
    weightSpecs: entries.map(([name, [shape]]) => ({ name, shape, dtype: 'float32' })),
    weightData: Float32Array.from(entries.flatMap(([, [, values]]) => values)).buffer,
  });
}

export async function answer(network: Network, ...pixels: number[]): Promise<number[]> {
  const x = tf.tensor4d(pixels, [1, ...network.inputShape]);
  const result = logits(network, x);
  const values = Array.from(await result.data());
  tf.dispose([x, result]);
  network.dispose();
  return values;
}

export const layer = (className: string, name: string, config: object = {}, inbound: unknown[] = []) => ({
  class_name: className,
  name,
  config: { name, ...config },
  inbound_nodes: inbound,
});
export const on = (...names: string[]) => names.map((name) => [name, 0, 0, {}]);
export const input = layer('InputLayer', 'in', { batch_input_shape: [null, 1, 1, 2] });
export const functional = (layers: unknown[], output: unknown[], from: unknown[] = ['in', 0, 0]) => ({
  class_name: 'Functional',
  config: { name: 'net', layers, input_layers: [from], output_layers: [output] },
});

/** Doubles the first channel and adds it to the second: (a, b) → (2a, a + b). */
export const mixing: Weights = {
  'mix/kernel': [
    [2, 2],
    [2, 1, 0, 1],
  ],
};
export const mix = (inbound: unknown[]) => layer('Dense', 'mix', { units: 2, use_bias: false }, inbound);

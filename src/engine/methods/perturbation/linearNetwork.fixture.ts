/** A network whose logits are ⟨weights, picture⟩ + bias: every method that asks it has a closed form. */
import * as tf from '@tensorflow/tfjs-core';
import type { Network, NetworkNode } from '../../../network/graph.ts';

/** @param weights one list of `height × width × 3` numbers per class */
export function linearNetwork(
  [height, width]: readonly [number, number],
  weights: readonly Float32Array[],
  bias: readonly number[] = weights.map(() => 0),
): Network {
  const size = height * width * 3;
  const classes = weights.length;
  const dense = tf.tidy(() =>
    tf.transpose(
      tf.tensor2d(
        weights.map((row) => Array.from(row)),
        [classes, size],
      ),
    ),
  );
  const shift = tf.tensor1d([...bias]);
  const node = (id: string, op: string, ...inputs: string[]) => ({ id, origin: { name: id, op }, inputs });
  const nodes: NetworkNode[] = [
    { ...node('picture', 'Placeholder'), kind: 'input' },
    { ...node('flat', 'Flatten', 'picture'), kind: 'shape', op: 'flatten' },
    { ...node('classes', 'MatMul', 'flat'), kind: 'linear', op: 'dense', weights: dense, bias: shift },
  ];
  return {
    name: 'linear',
    nodes,
    byId: new Map(nodes.map((one) => [one.id, one])),
    input: 'picture',
    output: 'classes',
    inputShape: [height, width, 3],
    classes,
    dispose: () => {
      tf.dispose([dense, shift]);
    },
  };
}

/** Numbers in −1 … 1 without a pattern, the same every time. */
export function unevenNumbers(length: number, seed: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin((i + 1) * seed * 12.9898));
}

/**
 * Networks that are known in closed form: the logits are weighted sums of the colour
 * values, and nothing else. Needs a back end.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { Network, NetworkNode } from '../../network/graph.ts';

/** A picture of one colour value everywhere is that number to the network: `value ÷ 255`. */
export const plainShares = { order: 'rgb', scale: 1 / 255, mean: [0, 0, 0], std: [1, 1, 1] } as const;

export const [WIDTH, HEIGHT] = [8, 7];
export const PIXELS = WIDTH * HEIGHT;

/** @param weights by class, then by colour value, `[height, width, 3]` */
export function linearNetwork(weights: readonly (readonly number[])[], biases = weights.map(() => 0)): Network {
  const kernel = tf.tidy(() => tf.transpose(tf.tensor2d(weights.map((row) => [...row]))));
  const bias = tf.tensor1d([...biases]);
  const nodes: NetworkNode[] = [
    { id: 'picture', origin: { name: 'picture', op: 'Placeholder' }, inputs: [], kind: 'input' },
    { id: 'row', origin: { name: 'row', op: 'Reshape' }, inputs: ['picture'], kind: 'shape', op: 'flatten' },
    {
      ...{ id: 'classes', origin: { name: 'classes', op: 'MatMul' }, inputs: ['row'] },
      ...{ kind: 'linear', op: 'dense', weights: kernel, bias },
    },
  ];
  return {
    name: 'linear',
    nodes,
    byId: new Map(nodes.map((node) => [node.id, node])),
    ...{ input: 'picture', output: 'classes', inputShape: [HEIGHT, WIDTH, 3], classes: weights.length },
    dispose: () => {
      tf.dispose([kernel, bias]);
    },
  };
}

/** Sure of class 0 where this pixel is white, of class 1 where it is darker than three quarters. */
export function onePixelNetwork(pixel: number, sureness = 400): Network {
  const at = (index: number) => (Math.floor(index / 3) === pixel ? sureness / 3 : 0);
  const weights = Array.from({ length: 3 * PIXELS }, (_, index) => at(index));
  return linearNetwork([weights, weights.map(() => 0)], [-0.75 * sureness, 0]);
}

/** White everywhere, unless told otherwise. */
export function pictureOf(value: (index: number) => number = () => 255): SeenPicture {
  return {
    width: WIDTH,
    height: HEIGHT,
    rgb: Uint8ClampedArray.from({ length: 3 * PIXELS }, (_, index) => value(index)),
  };
}

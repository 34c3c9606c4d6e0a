/** The tiny network with another head, and its numbers, for closed forms. */
import type * as tf from '@tensorflow/tfjs-core';
import type { LinearNode, Network } from '../../../network/graph.ts';
import { run } from '../../../network/forward.ts';

/** The head of the tiny network, a dense node. */
export const denseOf = (network: Network) =>
  network.byId.get('classes') as LinearNode & { readonly weights: tf.Tensor2D };

/** The same network with its head changed; new tensors stay the caller's. */
export function withHead(
  network: Network,
  change: Partial<Pick<LinearNode, 'bias'> & { weights: tf.Tensor2D }>,
): Network {
  const nodes = network.nodes.map((node) => (node.id === 'classes' ? ({ ...node, ...change } as LinearNode) : node));
  return { ...network, nodes, byId: new Map(nodes.map((node) => [node.id, node])) };
}

/** `[places][channels]` of a feature map. */
export async function placesOf(network: Network, input: tf.Tensor4D, layer: string): Promise<number[][]> {
  const [activation] = run(network, new Map([[network.input, input]]), [layer]);
  const [, , , channels] = (activation as tf.Tensor4D).shape;
  const values = Array.from(await (activation as tf.Tensor4D).data());
  activation?.dispose();
  return Array.from({ length: values.length / channels }, (_, place) =>
    values.slice(place * channels, (place + 1) * channels),
  );
}

/** One class's column of the tiny network's head. */
export async function columnOf(network: Network, target: number): Promise<number[]> {
  const { weights } = denseOf(network);
  const values = await weights.data();
  return Array.from({ length: weights.shape[0] }, (_, k) => values[k * network.classes + target] ?? 0);
}

export const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Largest difference of two lists of numbers; infinite where one is longer. */
export function gapOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

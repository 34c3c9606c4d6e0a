/**
 * The part of a network above one of its feature maps, to be run again and again on
 * filtered versions of it.
 *
 * Works for any layer: where a way leads past it (inside a residual block), the
 * activations that join again above are taken as they are.
 */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { walk } from '../../../network/backward.ts';
import { run } from '../../../network/forward.ts';
import type { Network, NetworkNode, NodeId } from '../../../network/graph.ts';
import { planSteps } from '../../../network/plan.ts';
import { gradientRules } from '../../../network/rules/gradient.ts';
import { shapesOf } from '../../../network/shapes.ts';
import type { FilterLoss } from './filterLoss.ts';

export interface Head {
  readonly layer: NodeId;
  readonly end: NodeId;
  /** What must be given: the layer first, then what joins from beside it. */
  readonly feeds: readonly NodeId[];
  /** What a reverse walk from the end to the layer needs to see. */
  readonly nodes: readonly NodeId[];
  /** How much of the network it is, by multiplications: 0–1. */
  readonly share: number;
}

export interface JudgedFilter {
  readonly loss: number;
  /** Of the loss, with respect to the filter. */
  readonly slope: Float32Array;
}

/** Null where `layer` does not lead to `end`. */
export function headOf(network: Network, layer: NodeId, end: NodeId): Head | null {
  const above = new Set<NodeId>();
  const isAbove = (id: NodeId): boolean => id === layer || above.has(id);
  for (const node of network.nodes) if (node.inputs.some(isAbove)) above.add(node.id);
  if (!above.has(end)) return null;
  const members = network.nodes.filter(({ id }) => above.has(id));
  const beside = members.flatMap(({ inputs }) => inputs.filter((id) => !isAbove(id)));
  const feeds = [...new Set([layer, ...beside])];
  const steps = planSteps(network, new Set(feeds), [end], (id) => id === end);
  const nodes = [...feeds, ...steps.map(({ result }) => result)];
  return { layer, end, feeds, nodes, share: shareOf(network, members) };
}

/**
 * Loss of a filtered layer, and its slope with respect to the filter: Σ_k A_k ⊙ ∂L ÷ ∂(A_k f).
 * @param given activations of `head.feeds`, in that order; they stay the caller's
 * @param filter `height × width` of the layer
 */
export async function filteredLoss(
  network: Network,
  head: Head,
  given: readonly Tensor[],
  filter: Float32Array,
  lossOf: FilterLoss,
): Promise<JudgedFilter> {
  const [value, slope] = tf.tidy((): [Tensor, Tensor] => {
    const layer = given[0] as Tensor4D;
    const gate = tf.tensor4d(filter, [1, layer.shape[1], layer.shape[2], 1]);
    const feeds = new Map(head.feeds.map((id, place) => [id, given[place] as Tensor]));
    const seen = run(network, feeds, head.nodes, new Map([[head.layer, (y) => tf.mul(y, gate)]]));
    const values = new Map(head.nodes.map((id, place) => [id, seen[place] as Tensor]));
    const judged = lossOf(values.get(head.end) as Tensor);
    const recording = { values, dispose: () => undefined };
    const [state] = walk(network, recording, gradientRules, { node: head.end, state: judged.slope }, [head.layer]);
    return [judged.value, tf.sum(tf.mul(layer, state as Tensor), 3)];
  });
  try {
    const [values, slopes] = await Promise.all([value.data<'float32'>(), slope.data<'float32'>()]);
    return { loss: values[0] ?? 0, slope: Float32Array.from(slopes) };
  } finally {
    tf.dispose([value, slope]);
  }
}

/** Multiplications of some nodes as a share of those of all. */
function shareOf(network: Network, members: readonly NetworkNode[]): number {
  const shapes = shapesOf(network.nodes, new Map([[network.input, network.inputShape]]), network.name);
  const work = (nodes: readonly NetworkNode[]): number =>
    nodes.reduce((sum, node) => sum + multiplications(node, shapes), 0);
  return work(members) / work(network.nodes);
}

/** Every weight is used once per place of the output (of the input, where the convolution is transposed). */
function multiplications(node: NetworkNode, shapes: ReadonlyMap<NodeId, readonly number[]>): number {
  if (node.kind !== 'linear' || node.op === 'affine') return 0;
  const places = shapes.get(node.op === 'transposed' ? (node.inputs[0] ?? '') : node.id) ?? [];
  return node.weights.size * places.slice(0, -1).reduce((product, side) => product * side, 1);
}

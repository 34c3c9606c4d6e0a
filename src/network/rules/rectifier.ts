/**
 * Rectifiers: the activations that guided backpropagation and DeConvNet are defined for.
 *
 * Nothing passes below zero and everything in between unchanged; an upper bound (ReLU6) is allowed.
 */
import type { ActivationNode, Network, NetworkNode, NodeId } from '../graph.ts';

export function isRectifier({ name, bounds }: Pick<ActivationNode, 'name' | 'bounds'>): boolean {
  return name === 'relu' || name === 'relu6' || (name === 'clip' && bounds?.[0] === 0);
}

/** The last activation before `end` that is no rectifier, null where there is none. Reads the graph only. */
export function findOtherActivation(network: Network, end: NodeId): ActivationNode | null {
  const before = new Set([end]);
  const found = network.nodes.toReversed().find((node: NetworkNode): node is ActivationNode => {
    if (!before.has(node.id)) return false;
    for (const id of node.inputs) before.add(id);
    return node.kind === 'activation' && !isRectifier(node);
  });
  return found ?? null;
}

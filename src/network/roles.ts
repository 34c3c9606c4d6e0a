/**
 * Which linear node comes first and which last; some methods treat those differently.
 *
 * Looks through everything else (padding, affine preprocessing, reshapes), which
 * other libraries do not (gradient-methods.md §2.4).
 */
import type { Network, NetworkNode, NodeId } from './graph.ts';
import type { Role } from './rules/ruleTable.ts';

/** Role of every node. A node that is both first and last counts as first; one that is not linear is hidden. */
export function rolesOf(network: Network): ReadonlyMap<NodeId, Role> {
  const after = new Set<NodeId>();
  const before = new Set<NodeId>();
  for (const node of network.nodes) {
    if (node.inputs.some((id) => after.has(id) || isWeighing(network.byId.get(id)))) after.add(node.id);
  }
  for (const node of network.nodes.toReversed()) {
    if (isWeighing(node) || before.has(node.id)) for (const id of node.inputs) before.add(id);
  }
  const role = (node: NetworkNode): Role => {
    if (!isWeighing(node)) return 'hidden';
    if (!after.has(node.id)) return 'first';
    return before.has(node.id) ? 'hidden' : 'last';
  };
  return new Map(network.nodes.map((node) => [node.id, role(node)]));
}

/** Whether a node mixes its inputs by weights; an affine map only scales them. */
function isWeighing(node: NetworkNode | undefined): boolean {
  return node?.kind === 'linear' && node.op !== 'affine';
}

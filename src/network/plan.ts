/**
 * Which nodes a run must compute, in which order, and which of them share a kernel.
 *
 * A plan begins at the fed nodes and ends at the fetched ones, whichever they are;
 * what lies outside is not computed. Touches no tensor.
 */
import type { FusedRectifier } from './compute/linear.ts';
import type { LinearNode, Network, NetworkNode, NodeId } from './graph.ts';
import { misuse } from './refuse.ts';

/** One kernel call: a node, or a linear node with the rectifier after it. */
export interface Step {
  readonly node: NetworkNode;
  /** The rectifier's id where `node` is fused with it, else the node's own. */
  readonly result: NodeId;
  readonly fused: { readonly linear: LinearNode; readonly rectifier: FusedRectifier } | null;
}

/**
 * Steps from `fed` to `fetches`, in topological order.
 * @param separate nodes whose own activation somebody wants to see: these are not fused away
 * @throws FailureError *internal* if a fetched node depends on the input and the input is not fed
 */
export function planSteps(
  network: Network,
  fed: ReadonlySet<NodeId>,
  fetches: readonly NodeId[],
  separate: (id: NodeId) => boolean,
): Step[] {
  const needed = neededNodes(network, fed, fetches);
  const users = countUsers(needed);
  const steps: Step[] = [];
  const places = new Map<NodeId, number>();
  for (const node of needed) {
    const [before] = node.inputs;
    const place = before === undefined ? undefined : places.get(before);
    const linear = place === undefined ? undefined : steps[place]?.node;
    const rectifier = rectifierOf(node);
    if (place !== undefined && linear?.kind === 'linear' && rectifier !== null) {
      if (users.get(linear.id) === 1 && !separate(linear.id)) {
        steps[place] = { node: linear, result: node.id, fused: { linear, rectifier } };
        continue;
      }
    }
    places.set(node.id, steps.length);
    steps.push({ node, result: node.id, fused: null });
  }
  return steps;
}

/** How often each node's result is an input, by step. */
export function countInputs(steps: readonly Step[]): Map<NodeId, number> {
  return countUsers(steps.map(({ node }) => node));
}

function neededNodes(network: Network, fed: ReadonlySet<NodeId>, fetches: readonly NodeId[]): NetworkNode[] {
  for (const id of [...fed, ...fetches]) {
    if (!network.byId.has(id)) throw misuse(`${network.name} has no node "${id}"`);
  }
  const wanted = new Set(fetches);
  const needed: NetworkNode[] = [];
  for (const node of network.nodes.toReversed()) {
    if (!wanted.has(node.id) || fed.has(node.id)) continue;
    if (node.kind === 'input') throw misuse(`${network.name} is run without a picture`);
    for (const input of node.inputs) wanted.add(input);
    needed.push(node);
  }
  return needed.reverse();
}

function countUsers(nodes: readonly NetworkNode[]): Map<NodeId, number> {
  const users = new Map<NodeId, number>();
  for (const input of nodes.flatMap((node) => node.inputs)) users.set(input, (users.get(input) ?? 0) + 1);
  return users;
}

function rectifierOf(node: NetworkNode): FusedRectifier | null {
  return node.kind === 'activation' && (node.name === 'relu' || node.name === 'relu6') ? node.name : null;
}

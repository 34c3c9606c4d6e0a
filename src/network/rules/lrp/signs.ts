/**
 * What the graph alone says about signs: which activations are never negative.
 *
 * Rules that treat positive and negative inputs apart cost half where there are no
 * negative ones (gradient-methods.md §2.6). Reads no tensor; where in doubt the
 * answer is no.
 */
import type { ActivationName, Network, NetworkNode, NodeId } from '../../graph.ts';

interface Signs {
  /** Nodes whose output is never below 0. */
  readonly nonNegative: ReadonlySet<NodeId>;
  /** Nodes whose output only rectifiers read, so that it matters only where it is above 0. */
  readonly rectified: ReadonlySet<NodeId>;
}

const known = new WeakMap<Network, Signs>();

/** Found once per network. */
export function signsOf(network: Network): Signs {
  const signs = known.get(network) ?? { nonNegative: findNonNegative(network), rectified: findRectified(network) };
  known.set(network, signs);
  return signs;
}

const neverNegative: readonly ActivationName[] = ['relu', 'relu6', 'sigmoid', 'hard-sigmoid', 'softplus'];

/** Kinds that make nothing negative of what is not. */
const keepsSigns: readonly NetworkNode['kind'][] = ['pool', 'sum', 'gate', 'lrn', 'shape'];

function findNonNegative({ nodes }: Network): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  for (const node of nodes) {
    const inherits = node.inputs.length > 0 && node.inputs.every((id) => found.has(id));
    if (isNonNegative(node, inherits)) found.add(node.id);
  }
  return found;
}

/** @param inherits whether no input is ever negative */
function isNonNegative(node: NetworkNode, inherits: boolean): boolean {
  if (node.kind === 'softmax') return true;
  if (node.kind === 'activation') return neverNegative.includes(node.name) || (node.bounds?.[0] ?? -1) >= 0;
  if (node.kind === 'shape' && node.op === 'pad' && node.value < 0) return false;
  return inherits && keepsSigns.includes(node.kind);
}

/** Whether an activation is 0 for everything below 0. */
export function isRectifier(node: NetworkNode): boolean {
  if (node.kind !== 'activation') return false;
  return node.name === 'relu' || node.name === 'relu6' || (node.name === 'clip' && node.bounds?.[0] === 0);
}

function findRectified({ nodes, output }: Network): ReadonlySet<NodeId> {
  const seen = new Set(nodes.filter((node) => !isRectifier(node)).flatMap(({ inputs }) => inputs));
  return new Set(nodes.map(({ id }) => id).filter((id) => id !== output && !seen.has(id)));
}

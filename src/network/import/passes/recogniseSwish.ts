/**
 * Finds activations that exporters wrote as products of a value with a function of itself.
 *
 * *swish* `x · sigmoid(x)` (Ramachandran et al. 2017) and *hard-swish*
 * `x · relu6(x + 3) / 6` (Howard et al. 2019), the sixth being anywhere in the
 * product. As one activation they need no rule for gates.
 */
import type { NodeId } from '../../graph.ts';
import type { DraftNode, DraftOf } from '../draftNode.ts';
import type { Workspace } from './workspace.ts';

export function recogniseSwish(workspace: Workspace): void {
  for (const { id } of workspace.nodes()) {
    const gate = workspace.get(id);
    if (gate?.kind !== 'gate') continue;
    const [a = '', b = ''] = gate.inputs;
    if (!trySwish(workspace, gate, a, b)) trySwish(workspace, gate, b, a);
  }
}

function trySwish(workspace: Workspace, gate: DraftOf<'gate'>, x: NodeId, other: NodeId): boolean {
  const node = workspace.get(other);
  if (node?.kind === 'activation' && node.name === 'sigmoid' && node.inputs[0] === x) {
    workspace.replace(activation(gate, 'swish', x));
    return true;
  }
  return tryHardSwish(workspace, gate, x, other);
}

/** The factor 1/6 stands before the product (on either side of it) or after. */
function tryHardSwish(workspace: Workspace, gate: DraftOf<'gate'>, x: NodeId, other: NodeId): boolean {
  const left = splitSixth(workspace, x);
  const right = splitSixth(workspace, other);
  const bent = workspace.get(right.id);
  if (bent?.kind !== 'activation' || bent.name !== 'relu6') return false;
  const shifted = workspace.get(bent.inputs[0]);
  if (!isAffine(shifted, 1, 3) || shifted?.inputs[0] !== left.id) return false;
  const after = workspace.onlyUser(gate.id);
  if (left.sixths + right.sixths === 1) {
    workspace.replace(activation(gate, 'hard-swish', left.id));
    return true;
  }
  if (left.sixths + right.sixths === 0 && after !== undefined && isAffine(after, 1 / 6, 0)) {
    workspace.replace(activation(gate, 'hard-swish', left.id));
    workspace.bypass(after.id, gate.id);
    return true;
  }
  return false;
}

/** Looks through a multiplication by 1/6. */
function splitSixth(workspace: Workspace, id: NodeId): { id: NodeId; sixths: number } {
  const node = workspace.get(id);
  return isAffine(node, 1 / 6, 0) ? { id: node?.inputs[0] ?? id, sixths: 1 } : { id, sixths: 0 };
}

function isAffine(node: DraftNode | undefined, scale: number, shift: number): boolean {
  if (node?.kind !== 'linear' || node.op !== 'affine') return false;
  const near = (expected: number) => (value: number) => Math.abs(value - expected) < 1e-5;
  return node.weights.data.every(near(scale)) && (node.bias?.data ?? [0]).every(near(shift));
}

function activation(gate: DraftOf<'gate'>, name: 'swish' | 'hard-swish', x: NodeId): DraftNode {
  const { id, origin } = gate;
  return { id, origin, kind: 'activation', inputs: [x], name, alpha: null, bounds: null, slopes: null };
}

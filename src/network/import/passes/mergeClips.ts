/**
 * One rectifier where exporters wrote several bounds: `Relu → Minimum(6)`, `Maximum(0) → Minimum(6)`, `clip(0, 6)`.
 *
 * A clip followed by a clip is a clip if their ranges meet; what is then `[0, ∞)` or
 * `[0, 6]` gets its own name, which the fused kernels know.
 */
import type { DraftNode, DraftOf } from '../draftNode.ts';
import type { Workspace } from './workspace.ts';

type Bounds = readonly [number, number];

export function mergeClips(workspace: Workspace): void {
  for (const { id } of workspace.nodes()) {
    const node = workspace.get(id);
    const own = boundsOf(node);
    if (node?.kind !== 'activation' || own === null) continue;
    const before = workspace.get(node.inputs[0]);
    const first = boundsOf(before);
    const joined: Bounds = first === null ? own : [Math.max(first[0], own[0]), Math.min(first[1], own[1])];
    if (before !== undefined && first !== null && joined[0] <= joined[1] && workspace.isPrivate(before.id)) {
      workspace.replace(named(node, joined));
      workspace.bypass(before.id, before.inputs[0] ?? '');
    } else {
      workspace.replace(named(node, own));
    }
  }
}

function boundsOf(node: DraftNode | undefined): Bounds | null {
  if (node?.kind !== 'activation') return null;
  if (node.name === 'relu') return [0, Infinity];
  if (node.name === 'relu6') return [0, 6];
  return node.name === 'clip' ? node.bounds : null;
}

function named(node: DraftOf<'activation'>, bounds: Bounds): DraftNode {
  if (bounds[0] === 0 && bounds[1] === Infinity) return { ...node, name: 'relu', bounds: null };
  if (bounds[0] === 0 && bounds[1] === 6) return { ...node, name: 'relu6', bounds: null };
  return { ...node, name: 'clip', bounds };
}

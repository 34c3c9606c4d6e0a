/**
 * Moves a frame of zeros into the convolution that reads it: Keras's `ZeroPadding2D → valid` in one kernel.
 *
 * Not for pools: a maximum pads with −∞, an average does not count its padding.
 */
import type { Padding, PaddingRule } from '../../graph.ts';
import type { DraftNode, DraftOf } from '../draftNode.ts';
import type { Workspace } from './workspace.ts';

export function foldPadding(workspace: Workspace): void {
  for (const { id } of workspace.nodes()) {
    const node = workspace.get(id);
    if (node?.kind !== 'linear' || (node.op !== 'conv' && node.op !== 'depthwise')) continue;
    const before = workspace.get(node.inputs[0]);
    if (!isZeroFrame(before) || !workspace.isPrivate(before.id)) continue;
    const padding = added(node.geometry.padding, before.padding);
    if (padding === null) continue;
    workspace.replace({ ...node, geometry: { ...node.geometry, padding } });
    workspace.bypass(before.id, before.inputs[0] ?? '');
  }
}

type Frame = Extract<DraftOf<'shape'>, { op: 'pad' }>;

function isZeroFrame(node: DraftNode | undefined): node is Frame {
  return node?.kind === 'shape' && node.op === 'pad' && node.value === 0;
}

/** Null for *same*, whose size depends on the padded picture. */
function added(rule: PaddingRule, frame: Padding): Padding | null {
  if (rule === 'same') return null;
  if (rule === 'valid') return frame;
  return {
    top: rule.top + frame.top,
    bottom: rule.bottom + frame.bottom,
    left: rule.left + frame.left,
    right: rule.right + frame.right,
  };
}

/**
 * Makes the output the logits: drops a softmax at the end, and flattens what then comes out.
 *
 * A softmax may have reshapes and reorderings around it (`Reshape → Softmax → Reshape`).
 */
import type { NodeId } from '../../graph.ts';
import type { Shape } from '../../shapes.ts';
import type { Workspace } from './workspace.ts';

export function dropSoftmax(workspace: Workspace): void {
  let id: NodeId | undefined = workspace.output;
  for (let node = workspace.get(id); node !== undefined; node = workspace.get(id)) {
    const [input]: readonly NodeId[] = node.inputs;
    if (node.kind === 'softmax' && input !== undefined) {
      workspace.bypass(node.id, input);
      return;
    }
    if (node.kind !== 'shape' || (node.op !== 'reshape' && node.op !== 'flatten')) return;
    id = input;
  }
}

/** Appends a flatten where the output still has height and width (`[n, 1, 1, classes]`). */
export function flattenOutput(workspace: Workspace, shape: Shape): void {
  const last = workspace.get(workspace.output);
  if (last === undefined || shape.length === 1) return;
  const id = `${last.id}/flatten`;
  workspace.addAfter(last.id, { id, origin: last.origin, kind: 'shape', op: 'flatten', inputs: [last.id] });
  workspace.setOutput(id);
}

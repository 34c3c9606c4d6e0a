/**
 * Where a network can be cut.
 *
 * A *waist* is a feature map that everything later depends on and nothing goes around:
 * the output of a residual block, of a concatenation. Between two waists a changed
 * rectangle can be recomputed with what the first waist has around it.
 */
import type { NodeId } from '../graph.ts';
import type { Step } from '../plan.ts';
import type { Shape } from '../shapes.ts';
import type { Window } from './locality.ts';
import { windowsOf, type Stretch } from './patch.ts';

export interface Waist {
  readonly id: NodeId;
  /** Number of steps up to and with it; 0 for the picture. */
  readonly at: number;
}

/** Waists that only local steps lead to, the picture first. */
export function localWaists(input: NodeId, steps: readonly Step[], shapes: ReadonlyMap<NodeId, Shape>): Waist[] {
  const last = new Map<NodeId, number>();
  steps.forEach(({ node }, at) => {
    for (const id of node.inputs) last.set(id, at);
  });
  const waists: Waist[] = [{ id: input, at: 0 }];
  let open = last.get(input) ?? 0;
  for (const [at, step] of steps.entries()) {
    if (windowsOf([step], shapes) === null) break;
    // Nothing from before this step is used after it.
    if (open <= at && isPlane(shapes.get(step.result))) waists.push({ id: step.result, at: at + 1 });
    open = Math.max(open, last.get(step.result) ?? steps.length);
  }
  return waists;
}

function isPlane(shape: Shape | undefined): boolean {
  return shape?.length === 3 && (shape[0] ?? 1) > 1 && (shape[1] ?? 1) > 1;
}

export function stretchBetween(
  steps: readonly Step[],
  shapes: ReadonlyMap<NodeId, Shape>,
  from: Waist,
  to: Waist,
): Stretch {
  const between = steps.slice(from.at, to.at);
  return { from: from.id, steps: between, to: to.id, windows: windowsOf(between, shapes) ?? new Map<NodeId, Window>() };
}

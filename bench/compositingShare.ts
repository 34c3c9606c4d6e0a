/** Reads a sampling profile: how much of the time that was not spent waiting the compositor was on the stack. */

/** As the profiler of V8 gives them: a tree, each node with the samples that ended in it. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly hitCount?: number | undefined;
  readonly children?: readonly number[] | undefined;
}

/** Where masked pictures are put together. */
const COMPOSITOR = '/core/regions/composite.ts';
const WAITING = new Set(['(idle)', '(program)']);

/** 0–1; NaN of a profile without samples. */
export function compositingShare(nodes: readonly ProfileNode[]): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const below = new Set(nodes.flatMap(({ children }) => children ?? []));
  let [all, compositing] = [0, 0];
  const walk = (node: ProfileNode, within: boolean): void => {
    const inside = within || node.callFrame.url.endsWith(COMPOSITOR);
    const hits = WAITING.has(node.callFrame.functionName) ? 0 : (node.hitCount ?? 0);
    all += hits;
    if (inside) compositing += hits;
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) walk(child, inside);
    }
  };
  for (const node of nodes) if (!below.has(node.id)) walk(node, false);
  return compositing / all;
}

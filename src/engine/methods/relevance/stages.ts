/**
 * Where a walk back through a network may be interrupted: at nodes through which everything passes.
 *
 * There the whole state is in one tensor, so it can be looked at and the walk can go on
 * from it alone. Reads the graph only.
 */
import type { Network, NodeId } from '../../../network/graph.ts';

/** Enough to hear a Stop within a fraction of the whole; every stage may read one small map back. */
const mostStages = 12;

/** Where to stop on the way from `end` to the picture, which comes last. */
export function stagesOf(network: Network, end: NodeId, isRecorded: (id: NodeId) => boolean): NodeId[] {
  const needed = new Set([end]);
  for (const node of network.nodes.toReversed()) if (needed.has(node.id)) for (const id of node.inputs) needed.add(id);
  const path = network.nodes.filter(({ id }) => needed.has(id));
  const lastUse = new Map<NodeId, number>();
  path.forEach(({ inputs }, place) => {
    for (const id of inputs) lastUse.set(id, place);
  });
  const bottlenecks: NodeId[] = [];
  let farthest = 0;
  path.forEach(({ id }, place) => {
    if (farthest <= place && id !== end && isRecorded(id)) bottlenecks.push(id);
    farthest = Math.max(farthest, lastUse.get(id) ?? place);
  });
  const every = Math.max(1, bottlenecks.length / mostStages);
  const count = Math.min(mostStages, bottlenecks.length);
  // Counted from the picture, which is the first bottleneck.
  const chosen = Array.from({ length: count }, (_, index) => bottlenecks[Math.floor(index * every)] ?? network.input);
  return chosen.reverse();
}

/**
 * A region set somebody made by hand, as a guest in the graph.
 *
 * Appended as a node that is neither root nor expanded, with edges to the nodes that
 * differ from it by exactly one region, so it has a place, neighbours and a way back
 * like any other. For display only: never saved, for a visitor proves nothing.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { difference, isSubset, members } from '../regions/regionSet.ts';
import type { Score } from '../search/scorer.ts';
import { ratioOf } from '../search/sufficiency.ts';
import type { Sag, SagEdge } from './sag.ts';

/** The same graph where the set is in it already. Indexes of the other nodes and edges stay. */
export function withVisitor(sag: Sag, set: RegionSet, score: Score, whole: Score): Sag {
  if (sag.nodes.some((node) => node.set === set)) return sag;
  const { confidence, margin } = score;
  const ratio = ratioOf(score, whole);
  const visitor = sag.nodes.length;
  const edges: SagEdge[] = [];
  for (const [index, node] of sag.nodes.entries()) {
    const lost = deletion(node.set, set);
    if (lost !== null) edges.push({ parent: index, child: visitor, removed: lost });
    const gained = deletion(set, node.set);
    if (gained !== null) edges.push({ parent: visitor, child: index, removed: gained });
  }
  return {
    ...sag,
    nodes: [...sag.nodes, { set, confidence, margin, ratio, root: false, expanded: false }],
    edges: [...sag.edges, ...edges],
  };
}

/** The one region whose deletion leads from one set to the other, or null. */
function deletion(from: RegionSet, to: RegionSet): RegionId | null {
  if (!isSubset(to, from)) return null;
  const [removed, ...more] = members(difference(from, to));
  return removed !== undefined && more.length === 0 ? removed : null;
}

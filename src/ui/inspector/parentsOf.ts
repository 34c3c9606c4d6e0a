/** The sets that a set came from by losing one region, and what that loss changed. Confidences 0–1. */
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import type { Sag } from '../../core/sag/sag.ts';

export interface Parent {
  readonly set: RegionSet;
  readonly removed: RegionId;
  /** Confidence of the set minus confidence of this parent. */
  readonly change: number;
}

/** Largest drop first; empty for roots, and for sets that are not in the graph. */
export function parentsOf(sag: Sag | null, set: RegionSet): readonly Parent[] {
  if (sag === null) return [];
  const child = sag.nodes.findIndex((node) => node.set === set);
  const own = sag.nodes[child];
  if (own === undefined) return [];
  return sag.edges
    .filter((edge) => edge.child === child)
    .flatMap(({ parent, removed }) => {
      const node = sag.nodes[parent];
      return node === undefined ? [] : [{ set: node.set, removed, change: own.confidence - node.confidence }];
    })
    .sort((a, b) => a.change - b.change);
}

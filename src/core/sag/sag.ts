/**
 * The structured attention graph (Shitole et al. 2021) as data.
 *
 * A DAG with one node per region set; an edge deletes exactly one region. A node
 * is *expanded* when all its one-region deletions are in the graph with their
 * edges. Knows nothing of where nodes are drawn (see `layout.ts`).
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import type { Score } from '../search/scorer.ts';

export interface SagNode extends Score {
  readonly set: RegionSet;
  /** `confidence` ÷ confidence of the whole picture. */
  readonly ratio: number;
  readonly root: boolean;
  readonly expanded: boolean;
}

export interface SagEdge {
  /** Indexes into `nodes`. */
  readonly parent: number;
  readonly child: number;
  readonly removed: RegionId;
}

export interface Sag {
  readonly nodes: readonly SagNode[];
  readonly edges: readonly SagEdge[];
  /** Confidence above which a node that is no root is expanded. */
  readonly expandAbove: number;
  readonly budget: number;
  /** False when the budget left such a node unexpanded. */
  readonly complete: boolean;
}

/**
 * Growing the structured attention graph from its roots (Shitole et al. 2021).
 *
 * One node per region set, all one-region deletions of a node that is expanded, one
 * call of the scorer per level. Roots of two regions or more are always expanded;
 * any other node of two or more while it is surer than 0.4 × the smaller of the
 * whole picture and the least sure root (the published 40 %, lowered where roots are
 * below the whole), the surest first, until `budget` nodes exist. Nodes are only
 * appended, so an index means the same node in every snapshot.
 *
 * Knows nothing of how roots were found or of what is drawn (see `fold.ts`).
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { members, withoutRegion } from '../regions/regionSet.ts';
import type { Score, Scorer } from '../search/scorer.ts';
import { ratioOf } from '../search/sufficiency.ts';
import type { StopSignal } from '../stop.ts';
import type { Sag, SagEdge } from './sag.ts';

/** Share of the confidence below which a node's deletions tell nothing more (released code: 40 %). */
const EXPAND_SHARE = 0.4;

export interface SagInput {
  readonly roots: readonly RegionSet[];
  /** Score of the whole picture. */
  readonly whole: Score;
  /** Nodes at which growing ends; the last expansion may pass it, for an expansion is never cut. */
  readonly budget: number;
}

interface Draft {
  readonly index: number;
  readonly set: RegionSet;
  readonly regions: readonly RegionId[];
  readonly score: Score;
  readonly root: boolean;
  expanded: boolean;
}

interface Growth {
  readonly input: SagInput;
  readonly expandAbove: number;
  readonly nodes: Draft[];
  readonly edges: SagEdge[];
}

/**
 * Yields the roots, then the graph after each level, and returns the last one.
 * A snapshot is complete when no node is left to expand; every snapshot keeps all
 * promises of a graph, so whoever stops can show the one before.
 */
export async function* buildSag(scorer: Scorer, input: SagInput, signal: StopSignal): AsyncGenerator<Sag, Sag> {
  const roots = [...new Set(input.roots)];
  const scores = roots.length === 0 ? [] : await scorer.score(roots, signal);
  const least = Math.min(input.whole.confidence, ...scores.map(({ confidence }) => confidence));
  const growth: Growth = { input, expandAbove: EXPAND_SHARE * least, nodes: [], edges: [] };
  const indexes = new Map<RegionSet, number>(roots.map((set, index) => [set, index]));
  addNodes(growth, roots, scores, true);

  let graph = snapshot(growth);
  yield graph;
  for (let level = growth.nodes.slice(); ;) {
    const open = level
      .filter((node) => opens(growth, node))
      .sort((a, b) => b.score.confidence - a.score.confidence || a.index - b.index);
    const born = expandWithinBudget(growth, indexes, open);
    if (!open.some(({ expanded }) => expanded)) return graph;
    const first = growth.nodes.length;
    if (born.length > 0) addNodes(growth, born, await scorer.score(born, signal), false);
    level = growth.nodes.slice(first);
    graph = snapshot(growth);
    yield graph;
  }
}

function opens({ expandAbove }: Growth, { regions, root, score }: Draft): boolean {
  return regions.length >= 2 && (root || score.confidence > expandAbove);
}

/** Links each node to its deletions while the budget lasts; returns the sets that are new, in order of their indexes. */
function expandWithinBudget(growth: Growth, indexes: Map<RegionSet, number>, open: readonly Draft[]): RegionSet[] {
  const born: RegionSet[] = [];
  for (const node of open) {
    if (!node.root && indexes.size >= growth.input.budget) break;
    for (const removed of node.regions) {
      const set = withoutRegion(node.set, removed);
      const child = indexes.get(set) ?? indexes.size;
      if (child === indexes.size) {
        indexes.set(set, child);
        born.push(set);
      }
      growth.edges.push({ parent: node.index, child, removed });
    }
    node.expanded = true;
  }
  return born;
}

function addNodes(growth: Growth, sets: readonly RegionSet[], scores: readonly Score[], root: boolean): void {
  for (const [at, set] of sets.entries()) {
    const score = scores[at];
    if (score === undefined) throw new RangeError('the scorer gave fewer scores than it was given sets');
    growth.nodes.push({ index: growth.nodes.length, set, regions: members(set), score, root, expanded: false });
  }
}

function snapshot(growth: Growth): Sag {
  const { whole, budget } = growth.input;
  return {
    nodes: growth.nodes.map(({ set, score, root, expanded }) => ({
      set,
      confidence: score.confidence,
      margin: score.margin,
      ratio: ratioOf(score, whole),
      root,
      expanded,
    })),
    edges: growth.edges.slice(),
    expandAbove: growth.expandAbove,
    budget,
    complete: growth.nodes.every((node) => node.expanded || !opens(growth, node)),
  };
}

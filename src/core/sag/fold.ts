/**
 * Which nodes of a graph are shown, and what is folded away below which.
 *
 * Up to about forty nodes everything is. Above, every level below the roots shows as
 * many children per parent as keep its row and the whole drawing readable: the most
 * telling first, which are those still above the floor, by the confidence that their
 * region takes away. What a level shows depends on the levels above it alone, so a
 * graph that grows level by level only adds. The rest stands as "+ n" under its
 * parent. The data is never folded: this is a view of it.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import type { Sag, SagNode } from './sag.ts';

/** Above this many nodes a drawing is folded. */
const READABLE = 40;
/** Children that a level may add to a folded drawing: rows of twelve small nodes cannot be read. */
const PER_ROW = 9;

export interface FoldOptions {
  /** Parents whose children are all shown. */
  readonly opened?: ReadonlySet<RegionSet>;
  /** Sets that are shown whatever happens, each with a way up to a root; those the graph has not are passed over. */
  readonly kept?: readonly RegionSet[];
  readonly readable?: number;
  readonly perRow?: number;
}

interface Bundle {
  /** Indexes into `sag.nodes`; the children most telling first. */
  readonly parent: number;
  readonly hidden: readonly number[];
}

export interface FoldedSag {
  /** Indexes into `sag.nodes`, ascending. */
  readonly nodes: readonly number[];
  /** Indexes into `sag.edges` of those between shown nodes, ascending. */
  readonly edges: readonly number[];
  /** One per shown node with hidden children. */
  readonly bundles: readonly Bundle[];
}

/** Children of each node, most telling first. */
type Family = ReadonlyMap<number, readonly number[]>;

export function foldSag(sag: Sag, options: FoldOptions = {}): FoldedSag {
  const { readable = READABLE, perRow = PER_ROW } = options;
  const children = childrenOf(sag);
  const shown = sag.nodes.length <= readable ? new Set(sag.nodes.keys()) : showLevels(sag, children, readable, perRow);
  for (const set of options.kept ?? []) keep(sag, set, shown);
  open(sag, children, options.opened ?? new Set(), shown);
  const nodes = [...shown].sort((a, b) => a - b);
  return {
    nodes,
    edges: [...sag.edges.entries()].flatMap(([at, { parent, child }]) =>
      shown.has(parent) && shown.has(child) ? [at] : [],
    ),
    bundles: nodes.flatMap((parent) => {
      const hidden = (children.get(parent) ?? []).filter((child) => !shown.has(child));
      return hidden.length > 0 ? [{ parent, hidden }] : [];
    }),
  };
}

function childrenOf(sag: Sag): Family {
  const family = new Map<number, [number, SagNode][]>();
  for (const { parent, child } of sag.edges) {
    const node = sag.nodes[child];
    if (node === undefined) continue;
    const siblings = family.get(parent);
    if (siblings === undefined) family.set(parent, [[child, node]]);
    else siblings.push([child, node]);
  }
  const falls = ({ confidence }: SagNode) => (confidence > sag.expandAbove ? 0 : 1);
  // Below one parent the largest drop is the least confidence left.
  const telling = ([i, a]: [number, SagNode], [j, b]: [number, SagNode]) =>
    falls(a) - falls(b) || a.confidence - b.confidence || i - j;
  return new Map([...family].map(([parent, nodes]) => [parent, nodes.sort(telling).map(([child]) => child)]));
}

/** Roots, then level by level the largest number of children per parent that still can be read. */
function showLevels(sag: Sag, children: Family, readable: number, perRow: number): Set<number> {
  const shown = new Set([...sag.nodes.entries()].flatMap(([index, { root }]) => (root ? [index] : [])));
  for (let level = [...shown]; level.length > 0;) {
    const room = Math.min(perRow, readable - shown.size);
    const most = Math.max(...level.map((parent) => children.get(parent)?.length ?? 0));
    let next: number[] = [];
    for (let each = most; each > 0; each--) {
      const telling = level.flatMap((parent) => children.get(parent)?.slice(0, each) ?? []);
      next = [...new Set(telling)].filter((child) => !shown.has(child));
      if (next.length <= room) break;
      next = [];
    }
    for (const child of next) shown.add(child);
    level = next;
  }
  return shown;
}

/** Shows one set and, while none of its parents is shown, the surest of them. */
function keep(sag: Sag, set: RegionSet, shown: Set<number>): void {
  let node = sag.nodes.findIndex((other) => other.set === set);
  while (node >= 0 && !shown.has(node)) {
    shown.add(node);
    const parents = sag.edges.filter(({ child }) => child === node).map(({ parent }) => parent);
    if (parents.some((parent) => shown.has(parent))) return;
    node = surest(sag, parents);
  }
}

/** −1 where there is none. */
function surest(sag: Sag, nodes: readonly number[]): number {
  const confidence = (node: number) => sag.nodes[node]?.confidence ?? 0;
  return nodes.reduce((best, node) => (best < 0 || confidence(node) > confidence(best) ? node : best), -1);
}

/** A set shown because another was opened may itself have been opened: a Set iterates over what is added to it. */
function open(sag: Sag, children: Family, opened: ReadonlySet<RegionSet>, shown: Set<number>): void {
  for (const parent of shown) {
    const set = sag.nodes[parent]?.set;
    if (set === undefined || !opened.has(set)) continue;
    for (const child of children.get(parent) ?? []) shown.add(child);
  }
}

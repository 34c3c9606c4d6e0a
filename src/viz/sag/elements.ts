/**
 * The drawing as named things, and what changed between two drawings.
 *
 * Every node and edge has an id made of the region sets it stands for, so the same
 * set is the same thing through a whole search: it moves, it never blinks. Pure;
 * Cytoscape is told only what `diffElements` says.
 */
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import { bundleMeasure } from './bundleCard.ts';
import type { CardKind } from './card.ts';
import { cardMeasure } from './card.ts';

export interface CardNode {
  readonly kind: CardKind;
  readonly id: string;
  readonly set: RegionSet;
  readonly ratio: number;
  readonly enough: boolean;
  /** Of the centre, graph units. */
  readonly x: number;
  readonly y: number;
}

interface BundleNode {
  readonly kind: 'bundle';
  readonly id: string;
  /** Whose children are folded away. */
  readonly parent: RegionSet;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export type DrawnNode = CardNode | BundleNode;

export interface DrawnEdge {
  readonly id: string;
  /** Ids of nodes; the source lies above. */
  readonly source: string;
  readonly target: string;
  /** Region that the target no longer shows; null into a bundle. */
  readonly removed: RegionId | null;
  readonly look: 'plain' | 'folded' | 'visiting';
}

export interface Drawing {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly edges: ReadonlyMap<string, DrawnEdge>;
}

export const emptyDrawing: Drawing = { nodes: new Map(), edges: new Map() };

export function setId(set: RegionSet): string {
  return `set-${set.toString(36)}`;
}

export function bundleId(parent: RegionSet): string {
  return `bundle-${parent.toString(36)}`;
}

export function edgeId(source: string, target: string): string {
  return `${source}>${target}`;
}

export function nodeBox(node: Pick<DrawnNode, 'kind'>): { readonly width: number; readonly height: number } {
  return node.kind === 'bundle' ? bundleMeasure : cardMeasure(node.kind);
}

export interface Difference {
  readonly addedNodes: readonly DrawnNode[];
  /** Known nodes whose place or size changed. */
  readonly movedNodes: readonly DrawnNode[];
  readonly removedNodes: readonly string[];
  readonly addedEdges: readonly DrawnEdge[];
  readonly removedEdges: readonly string[];
}

/** An edge whose look changed is removed and added; one whose end disappears is removed too. */
export function diffElements(before: Drawing, after: Drawing): Difference {
  const known = (edge: DrawnEdge): boolean => {
    const old = before.edges.get(edge.id);
    return old !== undefined && old.look === edge.look && old.removed === edge.removed;
  };
  return {
    addedNodes: [...after.nodes.values()].filter(({ id }) => !before.nodes.has(id)),
    movedNodes: [...after.nodes.values()].filter((node) => hasMoved(before.nodes.get(node.id), node)),
    removedNodes: [...before.nodes.keys()].filter((id) => !after.nodes.has(id)),
    addedEdges: [...after.edges.values()].filter((edge) => !known(edge)),
    removedEdges: [...before.edges.values()]
      .filter((edge) => {
        const next = after.edges.get(edge.id);
        return next === undefined || !known(next);
      })
      .map(({ id }) => id),
  };
}

function hasMoved(old: DrawnNode | undefined, node: DrawnNode): boolean {
  return old !== undefined && (old.x !== node.x || old.y !== node.y || old.kind !== node.kind);
}

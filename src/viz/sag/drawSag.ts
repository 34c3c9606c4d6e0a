/**
 * From a laid out graph to the things that are drawn: fitted to the view, named.
 *
 * Remembers over how many lines long rows were staggered, so that a growing graph
 * does not flicker. Knows nothing of Cytoscape.
 */
import type { PlacedNode, SagLayout } from '../../core/sag/layout.ts';
import type { Sag } from '../../core/sag/sag.ts';
import type { Arrangeable, Arrangement } from './arrange.ts';
import { arrange } from './arrange.ts';
import type { Viewport } from './camera.ts';
import type { CardNode, DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { bundleId, edgeId, setId } from './elements.ts';
import type { SagProps } from './sagProps.ts';

type DrawingSubject = Pick<SagProps, 'graph' | 'isEnough'>;

export interface Draughtsman {
  /** Null where there is no graph yet. `room` is what the graph may fill, in CSS pixels. */
  draw(subject: DrawingSubject, room: Viewport): Drawing | null;
}

export function createDraughtsman(): Draughtsman {
  let lines = 1;
  return {
    draw: ({ graph, isEnough }, room) => {
      if (graph === null) {
        lines = 1;
        return null;
      }
      const { sag, layout } = graph;
      const arrangement = arrange(arrangeable(layout), room, lines);
      lines = arrangement.lines;
      return drawingOf(sag, layout, arrangement, isEnough);
    },
  };
}

function arrangeable(layout: SagLayout): Arrangeable[] {
  return [
    ...layout.nodes.map((node) => ({ ...node, id: setId(node.set) })),
    ...layout.bundles.map((bundle) => ({ ...bundle, id: bundleId(bundle.parent) })),
  ];
}

function drawingOf(sag: Sag, layout: SagLayout, { places }: Arrangement, isEnough: SagProps['isEnough']): Drawing {
  const cards = layout.nodes.flatMap((placed) => cardOf(sag, placed, places, isEnough));
  const bundles = layout.bundles.map(({ parent, hidden, x, y }): DrawnNode => {
    const id = bundleId(parent);
    return { kind: 'bundle', id, parent, count: hidden.length, ...(places.get(id) ?? { x, y }) };
  });
  const edges = [
    ...linkedEdges(sag, layout),
    ...layout.bundles.map(({ parent }) => bundleEdge(setId(parent), bundleId(parent))),
  ];
  return {
    nodes: new Map([...cards, ...bundles].map((node) => [node.id, node])),
    edges: new Map(edges.map((edge) => [edge.id, edge])),
  };
}

function cardOf(
  sag: Sag,
  { node: index, kind, set, x, y }: PlacedNode,
  places: Arrangement['places'],
  isEnough: SagProps['isEnough'],
): CardNode[] {
  const node = sag.nodes[index];
  if (node === undefined) return [];
  const id = setId(set);
  return [{ kind, id, set, ratio: node.ratio, enough: node.root || isEnough(node), ...(places.get(id) ?? { x, y }) }];
}

function linkedEdges(sag: Sag, layout: SagLayout): DrawnEdge[] {
  const kinds = new Map(layout.nodes.map(({ node, kind }) => [node, kind]));
  return layout.edges.flatMap(({ parent, child, removed }): DrawnEdge[] => {
    const [above, below] = [sag.nodes[parent], sag.nodes[child]];
    if (above === undefined || below === undefined) return [];
    const [source, target] = [setId(above.set), setId(below.set)];
    const visiting = kinds.get(parent) === 'visitor' || kinds.get(child) === 'visitor';
    return [{ id: edgeId(source, target), source, target, removed, look: visiting ? 'visiting' : 'plain' }];
  });
}

function bundleEdge(source: string, target: string): DrawnEdge {
  return { id: edgeId(source, target), source, target, removed: null, look: 'folded' };
}

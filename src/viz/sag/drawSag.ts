/**
 * From a graph to the things that are drawn: folded, laid out, named.
 *
 * Keeps the layout before, so that a graph that grows moves only what has to make
 * room. What is selected or focused is shown even where its level is folded away.
 * Knows nothing of Cytoscape.
 */
import { foldSag } from '../../core/sag/fold.ts';
import type { LayoutOptions, PlacedNode, SagLayout } from '../../core/sag/layout.ts';
import { layoutSag } from '../../core/sag/layout.ts';
import type { Sag } from '../../core/sag/sag.ts';
import { withVisitor } from '../../core/sag/visitor.ts';
import type { Arrangeable, Arrangement } from './arrange.ts';
import { arrange } from './arrange.ts';
import { bundleMeasure } from './bundleCard.ts';
import { cardMeasure } from './card.ts';
import type { Viewport } from './camera.ts';
import type { CardNode, DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { bundleId, edgeId, setId } from './elements.ts';
import type { SagProps } from './sagProps.ts';

type DrawingSubject = Pick<SagProps, 'sag' | 'visitor' | 'whole' | 'isEnough' | 'opened' | 'selected' | 'focused'>;

export interface Draughtsman {
  /** Null where there is no graph yet. `room` is what the graph may fill, in CSS pixels. */
  draw(subject: DrawingSubject, room: Viewport): Drawing | null;
}

const boxes: NonNullable<LayoutOptions['boxes']> = {
  root: cardMeasure('root'),
  node: cardMeasure('node'),
  visitor: cardMeasure('visitor'),
  bundle: bundleMeasure,
};

export function createDraughtsman(): Draughtsman {
  let previous: SagLayout | null = null;
  let lines = 1;
  return {
    draw: (subject, room) => {
      if (subject.sag === null) {
        previous = null;
        lines = 1;
        return null;
      }
      const { visitor, opened } = subject;
      const sag = visitor === null ? subject.sag : withVisitor(subject.sag, visitor.set, visitor, subject.whole);
      const kept = [visitor?.set, subject.selected, subject.focused].filter((set) => set !== null && set !== undefined);
      const folded = foldSag(sag, { opened, kept });
      const layout = layoutSag(sag, { folded, previous, visitor: visitor?.set ?? null, boxes });
      previous = layout;
      const arrangement = arrange(arrangeable(layout), room, lines);
      lines = arrangement.lines;
      return drawingOf(sag, layout, arrangement, subject);
    },
  };
}

function arrangeable(layout: SagLayout): Arrangeable[] {
  return [
    ...layout.nodes.map((node) => ({ ...node, id: setId(node.set) })),
    ...layout.bundles.map((bundle) => ({ ...bundle, id: bundleId(bundle.parent) })),
  ];
}

function drawingOf(sag: Sag, layout: SagLayout, { places }: Arrangement, subject: DrawingSubject): Drawing {
  const cards = layout.nodes.flatMap((placed) => cardOf(sag, placed, places, subject));
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
  { isEnough }: DrawingSubject,
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

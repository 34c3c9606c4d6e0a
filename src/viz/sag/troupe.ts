/**
 * The nodes on stage: where each is now, and where it is going.
 *
 * Applies the difference between two drawings to Cytoscape and carries the nodes
 * there: known ones glide, new ones fade in where they belong, gone ones leave at
 * once. An edge keeps its curve while its ends move.
 */
import type { Core } from 'cytoscape';
import type { Difference, DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { diffElements, emptyDrawing, nodeBox } from './elements.ts';
import type { Motion } from './motion.ts';
import { between } from './motion.ts';
import { bowOf } from './threads.ts';

export interface StagedNode {
  readonly node: DrawnNode;
  /** Now, graph units. */
  readonly x: number;
  readonly y: number;
  /** 0–1 while it fades in. */
  readonly opacity: number;
}

export interface Troupe {
  /** Every node on stage by id, where it is at this moment. */
  readonly staged: ReadonlyMap<string, StagedNode>;
  readonly drawing: Drawing;
  /** Takes milliseconds; `onStep` hears of every frame in between. */
  play(drawing: Drawing, duration: number, onStep: (share: number) => void): void;
  /** Leaves everybody where they are. */
  stop(): void;
}

export function createTroupe(cy: Core, motion: Motion): Troupe {
  const staged = new Map<string, StagedNode>();
  let drawing = emptyDrawing;
  return {
    staged,
    stop: motion.stop,
    get drawing() {
      return drawing;
    },
    play: (next, duration, onStep) => {
      const difference = diffElements(drawing, next);
      drawing = next;
      for (const id of difference.removedNodes) staged.delete(id);
      for (const node of difference.addedNodes) staged.set(node.id, { node, x: node.x, y: node.y, opacity: 0 });
      for (const [id, now] of staged) staged.set(id, { ...now, node: next.nodes.get(id) ?? now.node });
      applyDifference(cy, difference, staged);
      const start = new Map(staged);
      motion.run(duration, (share) => {
        for (const [id, from] of start) staged.set(id, onTheWay(from, share));
        place(cy, next, staged, start);
        onStep(share);
      });
    },
  };
}

function onTheWay(from: StagedNode, share: number): StagedNode {
  return {
    node: from.node,
    x: between(from.x, from.node.x, share),
    y: between(from.y, from.node.y, share),
    opacity: between(from.opacity, 1, share),
  };
}

function applyDifference(cy: Core, difference: Difference, staged: ReadonlyMap<string, StagedNode>): void {
  cy.batch(() => {
    for (const id of [...difference.removedEdges, ...difference.removedNodes]) cy.getElementById(id).remove();
    for (const node of difference.movedNodes) cy.getElementById(node.id).data(nodeBox(node));
    cy.add(
      difference.addedNodes.map((node) => ({
        group: 'nodes',
        data: { id: node.id, ...nodeBox(node) },
        position: { x: node.x, y: node.y },
        pannable: true,
      })),
    );
    cy.add(
      difference.addedEdges.map((edge) => ({
        group: 'edges',
        data: { id: edge.id, source: edge.source, target: edge.target, ...curve(edge, staged) },
        classes: edge.look,
      })),
    );
  });
}

/** Tells Cytoscape where nodes are, and bends the edges of those that are on their way. */
function place(
  cy: Core,
  drawing: Drawing,
  staged: ReadonlyMap<string, StagedNode>,
  start: ReadonlyMap<string, StagedNode>,
): void {
  const moving = new Set([...start].filter(([, { node, x, y }]) => node.x !== x || node.y !== y).map(([id]) => id));
  if (moving.size === 0) return;
  cy.batch(() => {
    for (const id of moving) {
      const now = staged.get(id);
      if (now !== undefined) cy.getElementById(id).position({ x: now.x, y: now.y });
    }
    for (const edge of drawing.edges.values()) {
      if (moving.has(edge.source) || moving.has(edge.target)) cy.getElementById(edge.id).data(curve(edge, staged));
    }
  });
}

function curve(edge: DrawnEdge, staged: ReadonlyMap<string, StagedNode>): { weights: number[]; distances: number[] } {
  const [source, target] = [staged.get(edge.source), staged.get(edge.target)];
  if (source === undefined || target === undefined) return { weights: [0.5, 0.5], distances: [0, 0] };
  const { weights, distances } = bowOf(
    { x: source.x, y: source.y + nodeBox(source.node).height / 2 },
    { x: target.x, y: target.y - nodeBox(target.node).height / 2 },
  );
  return { weights: [...weights], distances: [...distances] };
}

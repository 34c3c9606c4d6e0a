import cytoscape from 'cytoscape';
import { describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { CardNode, Drawing } from './elements.ts';
import { edgeId, emptyDrawing, nodeBox, setId } from './elements.ts';
import type { Motion } from './motion.ts';
import { bowOf } from './threads.ts';
import { createTroupe } from './troupe.ts';

const [above, below] = [setOf([0, 1]), setOf([0])];
const node = (set: typeof above, x: number, y: number): CardNode => ({
  kind: 'node',
  id: setId(set),
  set,
  ratio: 0.5,
  enough: false,
  x,
  y,
});
const thread = edgeId(setId(above), setId(below));

function drawing(nodes: readonly CardNode[]): Drawing {
  const edge = { id: thread, source: setId(above), target: setId(below), removed: 1, look: 'plain' as const };
  return {
    nodes: new Map(nodes.map((each) => [each.id, each])),
    edges: nodes.length === 2 ? new Map([[thread, edge]]) : new Map(),
  };
}

/** A move whose share is set by hand. */
function handMotion(): Motion & { to: (share: number) => void } {
  let step: (share: number) => void = () => undefined;
  return {
    run: (_, next) => {
      step = next;
    },
    stop: vi.fn(),
    to: (share) => {
      step(share);
    },
  };
}

function stage() {
  const cy = cytoscape({ headless: true, styleEnabled: true });
  const motion = handMotion();
  return { cy, motion, troupe: createTroupe(cy, motion) };
}
const noStep = (): void => undefined;

describe('the nodes on stage', () => {
  it('fade in where they belong', () => {
    const { motion, troupe } = stage();
    troupe.play(drawing([node(above, 10, 20)]), 400, noStep);
    expect(troupe.staged.get(setId(above))).toMatchObject({ x: 10, y: 20, opacity: 0 });
    motion.to(0.5);
    expect(troupe.staged.get(setId(above))).toMatchObject({ x: 10, y: 20, opacity: 0.5 });
    motion.to(1);
    expect(troupe.staged.get(setId(above))!.opacity).toBe(1);
  });

  it('glide to a new place, in Cytoscape too, so that they can be hit on the way', () => {
    const { cy, motion, troupe } = stage();
    troupe.play(drawing([node(above, 0, 0)]), 400, noStep);
    motion.to(1);
    troupe.play(drawing([node(above, 100, 40)]), 400, noStep);
    expect(troupe.staged.get(setId(above))).toMatchObject({ x: 0, y: 0, opacity: 1 });
    motion.to(0.25);
    expect(troupe.staged.get(setId(above))).toMatchObject({ x: 25, y: 10 });
    expect(cy.getElementById(setId(above)).position()).toEqual({ x: 25, y: 10 });
  });

  it('turn round from where they are when the goal changes on the way', () => {
    const { motion, troupe } = stage();
    troupe.play(drawing([node(above, 0, 0)]), 400, noStep);
    motion.to(1);
    troupe.play(drawing([node(above, 100, 0)]), 400, noStep);
    motion.to(0.5);
    troupe.play(drawing([node(above, 0, 0)]), 400, noStep);
    motion.to(0.5);
    expect(troupe.staged.get(setId(above))!.x).toBe(25);
  });

  it('leave at once', () => {
    const { cy, troupe } = stage();
    troupe.play(drawing([node(above, 0, 0), node(below, 0, 200)]), 0, noStep);
    troupe.play(emptyDrawing, 400, noStep);
    expect(troupe.staged.size).toBe(0);
    expect(cy.elements().length).toBe(0);
  });

  it('take their new size when they become something else', () => {
    const { cy, troupe } = stage();
    troupe.play(drawing([node(above, 0, 0)]), 0, noStep);
    troupe.play(drawing([{ ...node(above, 0, 0), kind: 'root' }]), 0, noStep);
    expect(cy.getElementById(setId(above)).data('width')).toBe(nodeBox({ kind: 'root' }).width);
  });

  it('tell of every frame', () => {
    const { motion, troupe } = stage();
    const onStep = vi.fn();
    troupe.play(drawing([node(above, 0, 0)]), 400, onStep);
    motion.to(0.3);
    motion.to(1);
    expect(onStep.mock.calls).toEqual([[0.3], [1]]);
  });
});

describe('an edge on stage', () => {
  it('bends with its ends while they move, and not while they rest', () => {
    const { cy, motion, troupe } = stage();
    troupe.play(drawing([node(above, 0, 0), node(below, 0, 300)]), 400, noStep);
    motion.to(1);
    troupe.play(drawing([node(above, 0, 0), node(below, 200, 300)]), 400, noStep);
    motion.to(0.5);
    const half = nodeBox({ kind: 'node' }).height / 2;
    const bow = bowOf({ x: 0, y: half }, { x: 100, y: 300 - half });
    expect(cy.getElementById(thread).data('distances')).toEqual([...bow.distances]);
    motion.to(1);
    const data = vi.spyOn(cy.getElementById(thread), 'data');
    troupe.play(drawing([node(above, 0, 0), node(below, 200, 300)]), 400, noStep);
    motion.to(1);
    expect(data).not.toHaveBeenCalled();
  });
});

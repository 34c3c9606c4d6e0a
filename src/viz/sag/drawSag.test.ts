import { describe, expect, it } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Sag } from '../../core/sag/sag.ts';
import { createDraughtsman } from './drawSag.ts';
import { bundleId, edgeId, setId } from './elements.ts';
import { sagProps, sets, smallSag } from './sagProps.fixture.ts';

const room = { width: 800, height: 600 };
const draw = (change: Parameters<typeof sagProps>[0] = {}) => createDraughtsman().draw(sagProps(change), room)!;

/** Two roots of 25 regions, all deletions of both: more than can be read at once. */
const wideSag: Sag = (() => {
  const roots = [setOf(Array.from({ length: 25 }, (_, i) => i)), setOf(Array.from({ length: 25 }, (_, i) => i + 24))];
  const score = { confidence: 0.5, margin: 0.1, ratio: 0.6, expanded: true };
  const children = roots.flatMap((root, parent) =>
    Array.from({ length: 25 }, (_, i) => ({
      parent,
      removed: parent * 24 + i,
      set: (root & ~(1n << BigInt(parent * 24 + i))) as typeof root,
    })),
  );
  return {
    ...smallSag,
    nodes: [
      ...roots.map((set) => ({ ...score, set, root: true })),
      ...children.map(({ set }, i) => ({
        ...score,
        confidence: 0.1 + i / 1000,
        ratio: 0.1,
        set,
        root: false,
        expanded: false,
      })),
    ],
    edges: children.map(({ parent, removed }, i) => ({ parent, child: i + 2, removed })),
  };
})();

describe('a graph as a drawing', () => {
  it('has every node of a small graph, larger sets above', () => {
    const { nodes, edges } = draw();
    expect([...nodes.keys()].sort()).toEqual(Object.values(sets).map(setId).sort());
    expect(edges.size).toBe(4);
    expect(nodes.get(setId(sets.first))!.y).toBeLessThan(nodes.get(setId(sets.shared))!.y);
    expect(nodes.get(setId(sets.first))!.kind).toBe('root');
  });

  it('calls enough what the rule calls enough, and every root', () => {
    const drawn = draw({ isEnough: ({ confidence }) => confidence > 0.2 }).nodes;
    const enough = (set: bigint) => (drawn.get(setId(set as typeof sets.first)) as { enough: boolean }).enough;
    expect([sets.first, sets.second, sets.shared, sets.left].map(enough)).toEqual([true, true, true, false]);
  });

  it('folds a large graph into bundles that count what they hide', () => {
    const drawn = draw({ sag: wideSag });
    const bundles = [...drawn.nodes.values()].filter((node) => node.kind === 'bundle');
    const shown = drawn.nodes.size - bundles.length;
    expect(bundles.map(({ id }) => id)).toEqual(wideSag.nodes.slice(0, 2).map(({ set }) => bundleId(set)));
    expect(shown + bundles.reduce((sum, { count }) => sum + count, 0)).toBe(wideSag.nodes.length);
    const edge = drawn.edges.get(edgeId(setId(wideSag.nodes[0]!.set), bundles[0]!.id));
    expect(edge).toMatchObject({ look: 'folded', removed: null });
  });

  it('opens a bundle in its place', () => {
    const root = wideSag.nodes[0]!.set;
    const drawn = draw({ sag: wideSag, opened: new Set([root]) });
    expect(drawn.nodes.has(bundleId(root))).toBe(false);
    expect([...drawn.edges.values()].filter(({ source }) => source === setId(root)).length).toBe(25);
  });

  it('shows a folded node while it is selected or focused', () => {
    const hidden = wideSag.nodes[26]!.set;
    expect(draw({ sag: wideSag }).nodes.has(setId(hidden))).toBe(false);
    expect(draw({ sag: wideSag, selected: hidden }).nodes.has(setId(hidden))).toBe(true);
    expect(draw({ sag: wideSag, focused: hidden }).nodes.has(setId(hidden))).toBe(true);
  });
});

describe('a visitor', () => {
  const visitor = { set: setOf([0, 1, 8]), confidence: 0.9, margin: 0.4 };

  it('is linked to what it differs from by one region, and looks its own', () => {
    const drawn = draw({ visitor });
    expect(drawn.nodes.get(setId(visitor.set))).toMatchObject({ kind: 'visitor', enough: true });
    expect(drawn.edges.get(edgeId(setId(visitor.set), setId(sets.first)))).toMatchObject({
      removed: 8,
      look: 'visiting',
    });
  });

  it('stands by itself in the layer of its size where nothing is that near', () => {
    const alone = { ...visitor, set: setOf([5, 8]) };
    const { nodes, edges } = draw({ visitor: alone });
    expect(nodes.get(setId(alone.set))!.kind).toBe('visitor');
    expect([...edges.values()].filter(({ look }) => look === 'visiting')).toEqual([]);
    expect(Math.abs(nodes.get(setId(alone.set))!.y - nodes.get(setId(sets.first))!.y)).toBeLessThan(60);
  });

  it('that the graph has already is the node it is', () => {
    const drawn = draw({ visitor: { ...visitor, set: sets.first } });
    expect(drawn.nodes.get(setId(sets.first))!.kind).toBe('root');
    expect(drawn.nodes.size).toBe(5);
  });
});

describe('a growing graph', () => {
  it('keeps the order of what was there', () => {
    const draughtsman = createDraughtsman();
    const roots: Sag = { ...smallSag, nodes: smallSag.nodes.slice(0, 2), edges: [] };
    const first = sagProps({ sag: roots });
    const before = draughtsman.draw(first, room)!;
    const after = draughtsman.draw(sagProps({ previous: first.graph!.layout }), room)!;
    const order = (drawing: typeof before) =>
      Math.sign(drawing.nodes.get(setId(sets.first))!.x - drawing.nodes.get(setId(sets.second))!.x);
    expect(order(after)).toBe(order(before));
  });

  it('is nothing before there is one', () => {
    expect(createDraughtsman().draw(sagProps({ sag: null }), room)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import type { Sag } from '../../core/sag/sag.ts';
import { createDraughtsman } from '../../viz/sag/drawSag.ts';
import { setId } from '../../viz/sag/elements.ts';
import type { OutlineInput } from './outline.ts';
import { outlineOf, walkOutline } from './outline.ts';

const node = (ids: number[], confidence: number, root = false) => ({
  set: setOf(ids),
  confidence,
  margin: 0,
  ratio: confidence / 0.8,
  root,
  expanded: root,
});
/** {A1, A2} with both its children, of which {A1} is shared with nothing. */
const sag: Sag = {
  nodes: [node([0, 1], 0.6, true), node([0], 0.2), node([1], 0.1)],
  edges: [
    { parent: 0, child: 1, removed: 1 },
    { parent: 0, child: 2, removed: 0 },
  ],
  expandAbove: 0.3,
  budget: 300,
  complete: true,
};
const input: OutlineInput = {
  sag,
  whole: { confidence: 0.8, margin: 0.6 },
  visitor: null,
  grid: { rows: 2, cols: 2 },
  isEnough: ({ confidence }) => confidence > 0.4,
  opened: new Set(),
  kept: [],
};
const root = setOf([0, 1]);

describe('the graph in rows', () => {
  it('has the largest sets at level 1, each with its place among its row', () => {
    const { items } = outlineOf(input, null);
    expect(items.map(({ level, position, among }) => [level, position, among])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [2, 2, 2],
    ]);
  });

  it('says of each node what it is', () => {
    const [first, second] = outlineOf(input, null).items;
    expect(first!.label).toBe('Root, A1 and A2: 75\u202f% of the whole picture’s confidence, enough');
    expect(second!.label).toMatch(/not enough$/);
    expect(first!.fold).toBe('plain');
  });

  it('a visitor joins as the person’s own', () => {
    const visitor = { set: setOf([0, 2]), confidence: 0.5, margin: 0.1 };
    const own = outlineOf({ ...input, visitor }, null).items.find(({ role }) => role === 'own');
    expect(own?.label).toMatch(/^Your own, A1 and B1: 63/);
  });

  it('what was opened can be folded again', () => {
    const opened = new Set<RegionSet>([root]);
    expect(outlineOf({ ...input, opened }, null).items[0]!.fold).toBe('open');
  });

  it('counts what is folded away below a node', () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      node([0, 1, ...Array.from({ length: i + 2 }, (_u, j) => j + 2)], 0.6),
    );
    const wide: Sag = {
      ...sag,
      nodes: [node([0, 1], 0.6, true), ...many],
      edges: many.map((_, i) => ({ parent: 0, child: i + 1, removed: 0 })),
    };
    const first = outlineOf({ ...input, sag: wide, grid: { rows: 8, cols: 8 } }, null).items.find(
      (item) => item.set === root,
    );
    expect(first?.fold).toBe('folded');
    expect(first?.label).toMatch(/; \d+ more combinations folded$/);
  });

  it('arrows walk along edges and rows, and stop at the border', () => {
    const outline = outlineOf(input, null);
    const down = walkOutline(outline, root, 'down');
    expect([setOf([0]), setOf([1])]).toContain(down);
    expect(walkOutline(outline, down!, 'up')).toBe(root);
    expect(walkOutline(outline, outline.items[1]!.set, 'right')).toBe(outline.items[2]!.set);
    expect(walkOutline(outline, outline.items[2]!.set, 'right')).toBeNull();
    expect(walkOutline(outline, setOf([3]), 'up')).toBeNull();
  });

  it('the drawing has the same nodes, and to the right is where the right arrow key goes', () => {
    const outline = outlineOf({ ...input, visitor: { set: setOf([0, 2]), confidence: 0.5, margin: 0.1 } }, null);
    const drawn = createDraughtsman().draw(
      { graph: outline.graph, isEnough: input.isEnough },
      { width: 900, height: 700 },
    )!;
    const place = (set: RegionSet) => drawn.nodes.get(setId(set))!;
    expect(outline.items.map(({ set }) => setId(set)).sort()).toEqual([...drawn.nodes.keys()].sort());
    const steps = outline.items.flatMap(({ set }) => {
      const right = walkOutline(outline, set, 'right');
      return right === null ? [] : [[place(set), place(right)] as const];
    });
    expect(steps.length).toBeGreaterThan(0);
    for (const [from, to] of steps) {
      expect(to.x).toBeGreaterThan(from.x);
      expect(to.y).toBeCloseTo(from.y, -2);
    }
  });
});

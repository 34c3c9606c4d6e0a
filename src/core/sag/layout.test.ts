import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOf, size } from '../regions/regionSet.ts';
import { foldSag } from './fold.ts';
import { fan, growth, lattice, seeds } from './graph.fixture.ts';
import type { Placed, SagLayout } from './layout.ts';
import { layoutSag } from './layout.ts';
import type { Sag } from './sag.ts';
import { withVisitor } from './visitor.ts';

const tight = { readable: 12, perRow: 4 };
const boxesOf = ({ nodes, bundles }: SagLayout): Placed[] => [...nodes, ...bundles];
const placeOf = (layout: SagLayout, set: bigint) => layout.nodes.find((node) => node.set === set);

/** What every layout promises, whatever came before it. */
function expectTidy(sag: Sag, layout: SagLayout): void {
  const all = boxesOf(layout);
  for (const node of layout.nodes) {
    expect(sag.nodes[node.node]?.set).toBe(node.set);
    expect(layout.layers[node.layer]?.size).toBe(size(node.set));
  }
  for (const bundle of layout.bundles) expect(layout.layers[bundle.layer]?.size).toBe(size(bundle.parent) - 1);
  for (const { layer, y } of all) expect(y).toBe(layout.layers[layer]?.y);
  expectRoom(layout);
  for (const { x, y, width, height } of all) {
    expect(x - width / 2).toBeGreaterThanOrEqual(layout.left);
    expect(x + width / 2).toBeLessThanOrEqual(layout.right);
    expect(y - height / 2).toBeGreaterThanOrEqual(layout.top);
    expect(y + height / 2).toBeLessThanOrEqual(layout.bottom);
  }
}

/** Nothing overlaps: neither neighbours of a row nor two rows. */
function expectRoom(layout: SagLayout): void {
  const all = boxesOf(layout);
  for (const a of all)
    for (const b of all) {
      if (a === b || a.layer !== b.layer) continue;
      expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual((a.width + b.width) / 2 + 13.99);
    }
  for (const [at, { y, height, size: regions }] of layout.layers.entries()) {
    const below = layout.layers[at + 1];
    if (below === undefined) continue;
    expect(below.size).toBeLessThan(regions);
    expect(below.y - below.height / 2).toBeGreaterThan(y + height / 2);
  }
}

/** Pairs of edges that cross, counted from where things stand. */
function crossingPairs(layout: SagLayout): number {
  const at = new Map(layout.nodes.map((node) => [node.node, node]));
  const lines = layout.edges.map(({ parent, child }) => [at.get(parent)!, at.get(child)!] as const);
  let count = 0;
  for (const [i, [a, b]] of lines.entries())
    for (const [c, d] of lines.slice(i + 1)) if (a.layer === c.layer && (a.x - c.x) * (b.x - d.x) < 0) count++;
  return count;
}

describe('a layout', () => {
  it('of nothing is empty', () => {
    const empty: Sag = { nodes: [], edges: [], expandAbove: 0.3, budget: 300, complete: true };
    expect(layoutSag(empty)).toEqual({
      nodes: [],
      bundles: [],
      edges: [],
      layers: [],
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
    });
  });

  it('centres a root above its children, which stand side by side in a row of their own', () => {
    const layout = layoutSag(fan([3, 8, 9], [0.5, 0.5, 0.5]));
    const [root, ...children] = layout.nodes;
    expect(root).toMatchObject({ kind: 'root', node: 0, set: setOf([3, 8, 9]), x: 0, y: 68, layer: 0 });
    expect(children.map(({ x }) => x)).toEqual([-82, 0, 82]);
    expect(new Set(children.map(({ y }) => y))).toEqual(new Set([136 + 84 + 44]));
    expect(layout).toMatchObject({ left: -116, right: 116, top: 0, bottom: 136 + 84 + 88 });
    expect(layout.edges).toEqual(fan([3, 8, 9], [0.5, 0.5, 0.5]).edges);
  });

  it('leaves no row for sizes that no set has', async () => {
    const [roots] = await growth(new Array<number>(256).fill(0.9), [setOf([0, 1, 2, 3, 4, 5]), setOf([6, 7])]);
    expect(layoutSag(roots!).layers.map((layer) => layer.size)).toEqual([6, 2]);
  });

  it('puts a bundle in the row of what it hides', () => {
    const sag = fan([0, 1, 2, 3, 4], [0.8, 0.1, 0.4, 0.5, 0.3]);
    const layout = layoutSag(sag, { folded: foldSag(sag, { readable: 2, perRow: 1 }) });
    expect(layout.bundles).toMatchObject([
      { parent: setOf([0, 1, 2, 3, 4]), hidden: [4, 1, 2, 5], layer: 1, width: 44 },
    ]);
    expect(layout.nodes.map(({ node }) => node)).toEqual([0, 3]);
  });

  it('gives a visitor its own box, a root never', () => {
    const sag = withVisitor(
      fan([0, 1], [0.5, 0.5]),
      setOf([7]),
      { confidence: 0.1, margin: 0 },
      { confidence: 1, margin: 1 },
    );
    expect(placeOf(layoutSag(sag, { visitor: setOf([7]) }), setOf([7]))).toMatchObject({ kind: 'visitor', width: 84 });
    expect(placeOf(layoutSag(sag, { visitor: setOf([0, 1]) }), setOf([0, 1]))).toMatchObject({ kind: 'root' });
  });

  it('takes the boxes it is given', () => {
    const box = { width: 30, height: 20 };
    const layout = layoutSag(fan([0, 1], [0.5, 0.5]), { boxes: { root: box, node: box, visitor: box, bundle: box } });
    expect(layout.nodes.map(({ width, height }) => [width, height])).toEqual([
      [30, 20],
      [30, 20],
      [30, 20],
    ]);
  });

  it('is tidy, the same each time, and centred', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(7), fc.boolean(), async ({ table, roots }, folds) => {
        const sag = (await growth(table, roots, 60)).at(-1)!;
        const folded = foldSag(sag, folds ? tight : { readable: 1000 });
        const layout = layoutSag(sag, { folded });
        expect(boxesOf(layout)).toHaveLength(folded.nodes.length + folded.bundles.length);
        expectTidy(sag, layout);
        expect(layoutSag(sag, { folded })).toEqual(layout);
        expect(layout.left + layout.right).toBeCloseTo(0, 6);
      }),
      { numRuns: 40 },
    );
  });

  it('draws two separate families without a crossing between them', async () => {
    const table = new Array<number>(256).fill(0.9);
    const sag = (await growth(table, [setOf([0, 1, 2]), setOf([5, 6, 7])])).at(-1)!;
    const layout = layoutSag(sag);
    const left = layout.nodes.filter(({ set }) => set < 32n).map(({ x }) => x);
    const right = layout.nodes.filter(({ set }) => set >= 32n).map(({ x }) => x);
    expect(Math.max(...left) < Math.min(...right) || Math.max(...right) < Math.min(...left)).toBe(true);
    // The subsets of two and of one of three regions form a ring of six, which crosses itself twice at best.
    expect(crossingPairs(layout)).toBe(4);
  });

  it('is tidy at a few hundred nodes, too', () => {
    const sag = lattice(8);
    const layout = layoutSag(sag, { folded: foldSag(sag, { readable: 1000 }) });
    expectTidy(sag, layout);
    expect(layout.nodes).toHaveLength(255);
  });
});

describe('a layout that follows another', () => {
  it('moves nothing where nothing is new', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(7), async ({ table, roots }) => {
        const sag = (await growth(table, roots, 60)).at(-1)!;
        const previous = layoutSag(sag);
        expect(layoutSag(sag, { previous })).toEqual(previous);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the places of a row without newcomers, and the order of every row, while the graph grows', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(7), async ({ table, roots }) => {
        let previous: SagLayout | null = null;
        for (const sag of await growth(table, roots, 60)) {
          const layout: SagLayout = layoutSag(sag, { folded: foldSag(sag, tight), previous });
          expectTidy(sag, layout);
          if (previous !== null) expectCalm(previous, layout);
          previous = layout;
        }
      }),
      { numRuns: 40 },
    );
  });

  it('makes room for the children of a bundle that was opened, and moves others no further than that takes', () => {
    const sag = lattice(6);
    const closed = layoutSag(sag, { folded: foldSag(sag) });
    const opened = new Set([closed.bundles[0]!.parent]);
    const folded = foldSag(sag, { opened });
    const open = layoutSag(sag, { folded, previous: closed });
    expectTidy(sag, open);
    expectCalm(closed, open);
    const newcomers = boxesOf(open).length - boxesOf(closed).length + 1;
    for (const before of closed.nodes) {
      const after = placeOf(open, before.set)!;
      expect(Math.abs(after.x - before.x)).toBeLessThanOrEqual(newcomers * 82 + 82);
    }
  });
});

function expectCalm(before: SagLayout, after: SagLayout): void {
  const old = new Map(before.nodes.map(({ set, x }) => [set, x]));
  for (const { size: regions } of after.layers) {
    const row = after.nodes.filter(({ set }) => size(set) === regions);
    const stayed = row.filter(({ set }) => old.has(set));
    const places = stayed.map(({ set }) => old.get(set)!);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const bundles = (layout: SagLayout) =>
      layout.bundles.filter(({ parent }) => size(parent) - 1 === regions).map(({ parent }) => parent);
    const newBundles = bundles(after).some((parent) => !bundles(before).includes(parent));
    if (stayed.length === row.length && !newBundles) for (const { set, x } of row) expect(x).toBe(old.get(set));
  }
}

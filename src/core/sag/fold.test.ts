import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { members, setOf, size } from '../regions/regionSet.ts';
import { foldSag } from './fold.ts';
import { fan, growth, lattice, seeds } from './graph.fixture.ts';
import type { Sag } from './sag.ts';

const setsOf = (sag: Sag, nodes: readonly number[]) => nodes.map((node) => sag.nodes[node]!.set);
const tight = { readable: 12, perRow: 4 };

describe('folding', () => {
  it('hides nothing of a graph that can be read', () => {
    const sag = lattice(5);
    expect(foldSag(sag)).toEqual({
      nodes: [...sag.nodes.keys()],
      edges: [...sag.edges.keys()],
      bundles: [],
    });
  });

  it('begins above forty nodes', () => {
    const sag = lattice(6);
    expect(sag.nodes).toHaveLength(63);
    const folded = foldSag(sag);
    expect(folded.nodes.length).toBeLessThanOrEqual(40);
    expect(folded.bundles.length).toBeGreaterThan(0);
  });

  it('shows the largest drops that stay above the floor first, then the largest drops', () => {
    const sag = fan([0, 1, 2, 3, 4], [0.8, 0.1, 0.4, 0.5, 0.3]);
    const shown = (perRow: number) => foldSag(sag, { readable: 1 + perRow, perRow }).nodes;
    expect(shown(1)).toEqual([0, 3]);
    expect(shown(2)).toEqual([0, 3, 4]);
    expect(shown(3)).toEqual([0, 1, 3, 4]);
    expect(shown(4)).toEqual([0, 1, 2, 3, 4]);
  });

  it('bundles the rest below its parent, most telling first', () => {
    const sag = fan([0, 1, 2, 3, 4], [0.8, 0.1, 0.4, 0.5, 0.3]);
    expect(foldSag(sag, { readable: 2, perRow: 1 }).bundles).toEqual([{ parent: 0, hidden: [4, 1, 2, 5] }]);
  });

  it('shows all children of a parent that was opened, and of one of these', () => {
    const sag = lattice(6);
    const root = setOf([0, 1, 2, 3, 4, 5]);
    const child = setOf([0, 1, 2, 3, 4]);
    const folded = foldSag(sag, { ...tight, opened: new Set([root, child]) });
    const shown = new Set(setsOf(sag, folded.nodes));
    for (const region of members(root)) expect(shown.has(setOf(members(root).filter((r) => r !== region)))).toBe(true);
    for (const region of members(child))
      expect(shown.has(setOf(members(child).filter((r) => r !== region)))).toBe(true);
    expect(folded.bundles.map(({ parent }) => sag.nodes[parent]!.set)).not.toContain(root);
  });

  it('passes over kept sets that the graph has not', () => {
    const sag = lattice(6);
    expect(foldSag(sag, { ...tight, kept: [setOf([9])] })).toEqual(foldSag(sag, tight));
  });

  it('of an empty graph is empty', () => {
    const empty: Sag = { nodes: [], edges: [], expandAbove: 0.3, budget: 300, complete: true };
    expect(foldSag(empty)).toEqual({ nodes: [], edges: [], bundles: [] });
  });

  it('accounts for every child exactly once, shows all roots, and keeps within its limits', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(7), async ({ table, roots }) => {
        const sag = (await growth(table, roots)).at(-1)!;
        const { nodes, edges, bundles } = foldSag(sag, tight);
        const shown = new Set(nodes);
        const hiddenBelow = new Map(bundles.map(({ parent, hidden }) => [parent, hidden]));
        for (const [index, { root }] of sag.nodes.entries()) if (root) expect(shown.has(index)).toBe(true);
        for (const [at, { parent, child }] of sag.edges.entries()) {
          expect(edges.includes(at)).toBe(shown.has(parent) && shown.has(child));
          const bundled = hiddenBelow.get(parent)?.includes(child) ?? false;
          expect(bundled).toBe(shown.has(parent) && !shown.has(child));
        }
        for (const parent of hiddenBelow.keys()) expect(shown.has(parent)).toBe(true);
        if (sag.nodes.length > tight.readable) expect(nodes.length).toBeLessThanOrEqual(tight.readable);
      }),
      { numRuns: 60 },
    );
  });

  it('leads from a root down to every shown node, the kept ones included', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(7), fc.infiniteStream(fc.nat()), async ({ table, roots }, random) => {
        const sag = (await growth(table, roots)).at(-1)!;
        const pick = (): RegionSet => sag.nodes[random.next().value! % sag.nodes.length]!.set;
        const kept = [pick(), pick()];
        const folded = foldSag(sag, { ...tight, kept, opened: new Set([pick()]) });
        for (const set of kept) expect(setsOf(sag, folded.nodes)).toContain(set);
        const reached = new Set(folded.nodes.filter((node) => sag.nodes[node]!.root));
        for (const parent of reached)
          for (const at of folded.edges) if (sag.edges[at]!.parent === parent) reached.add(sag.edges[at]!.child);
        expect([...reached].sort((a, b) => a - b)).toEqual(folded.nodes);
      }),
      { numRuns: 60 },
    );
  });

  it('only adds while a folded graph grows', async () => {
    const oneSize = seeds(7).map(({ table, roots }) => ({
      table,
      roots: roots.filter((set) => size(set) === size(roots[0]!)),
    }));
    await fc.assert(
      fc.asyncProperty(oneSize, async ({ table, roots }) => {
        const folds = (await growth(table, roots)).map((sag) => ({
          sag,
          folded: foldSag(sag, { readable: 10, perRow: 4 }),
        }));
        for (const [at, { folded, sag }] of folds.entries()) {
          const next = folds[at + 1];
          if (next === undefined || sag.nodes.length <= 10) continue;
          expect(next.folded.nodes).toEqual(expect.arrayContaining([...folded.nodes]));
        }
      }),
      { numRuns: 60 },
    );
  });
});

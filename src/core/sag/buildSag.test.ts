import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../regions/regionSet.ts';
import { emptySet, fullSet, members, setOf, size, withoutRegion } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { buildSag } from './buildSag.ts';
import type { SagInput } from './buildSag.ts';
import type { LookUp } from './lookUp.fixture.ts';
import { lookUp, scoreIn, setsOver, tables } from './lookUp.fixture.ts';
import type { Sag } from './sag.ts';

const REGIONS = 6;

async function grow(scorer: LookUp, input: SagInput): Promise<{ snapshots: Sag[]; graph: Sag }> {
  const snapshots: Sag[] = [];
  const levels = buildSag(scorer, input, neverStops);
  for (;;) {
    const { value, done } = await levels.next();
    if (done) return { snapshots, graph: value };
    snapshots.push(value);
  }
}

const cases = fc.record({
  table: tables(REGIONS),
  roots: fc.uniqueArray(setsOver(REGIONS), { maxLength: 4 }),
});
const graphOf = (table: readonly number[], roots: readonly RegionSet[], budget: number) =>
  grow(lookUp(table), { roots, whole: scoreIn(table, fullSet(REGIONS)), budget });

const mayExpand = (sag: Sag, { set, root, confidence }: Sag['nodes'][number]) =>
  size(set) >= 2 && (root || confidence > sag.expandAbove);

/** Closure under "delete one region from a root, or from a set surer than the floor". */
function closure(table: readonly number[], roots: readonly RegionSet[], floor: number): Set<RegionSet> {
  const all = new Set(roots);
  for (const set of all) {
    const opens = size(set) >= 2 && (roots.includes(set) || scoreIn(table, set).confidence > floor);
    if (opens) for (const region of members(set)) all.add(withoutRegion(set, region));
  }
  return all;
}

/** What every snapshot promises, however far it is. */
function expectConsistent(sag: Sag, table: readonly number[], roots: readonly RegionSet[]): void {
  const whole = scoreIn(table, fullSet(REGIONS)).confidence;
  const at = new Map(sag.nodes.map(({ set }, index) => [set, index]));
  expect(at.size).toBe(sag.nodes.length);
  expect(sag.nodes.filter(({ root }) => root).map(({ set }) => set)).toEqual(roots);
  for (const node of sag.nodes) {
    expect(node.confidence).toBe(scoreIn(table, node.set).confidence);
    expect(node.margin).toBe(scoreIn(table, node.set).margin);
    expect(node.ratio).toBe(whole > 0 ? node.confidence / whole : 0);
    if (node.expanded) expect(mayExpand(sag, node)).toBe(true);
  }
  const due = sag.nodes.flatMap(({ set, expanded }, parent) =>
    expanded ? members(set).map((removed) => `${parent}>${at.get(withoutRegion(set, removed))}-${removed}`) : [],
  );
  const edges = sag.edges.map(({ parent, child, removed }) => `${parent}>${child}-${removed}`);
  expect(edges.toSorted()).toEqual(due.toSorted());
  expect(sag.complete).toBe(sag.nodes.every((node) => node.expanded || !mayExpand(sag, node)));
  for (const [index, node] of sag.nodes.entries())
    if (!node.root) expect(sag.edges.some(({ child }) => child === index)).toBe(true);
}

describe('the graph', () => {
  it('grows as worked out by hand', async () => {
    // Regions 0 1 2; roots {0,1} and {2}; {0} stays at 0.5, {1} falls to 0.1.
    const table = [0.02, 0.5, 0.1, 0.9, 0.8, 0, 0, 1];
    const { graph, snapshots } = await grow(lookUp(table), {
      roots: [setOf([0, 1]), setOf([2])],
      whole: scoreIn(table, fullSet(3)),
      budget: 300,
    });
    expect(snapshots.map(({ nodes }) => nodes.length)).toEqual([2, 4]);
    expect(graph).toEqual({
      nodes: [
        { set: 3n, confidence: 0.9, margin: 0.8, ratio: 0.9, root: true, expanded: true },
        { set: 4n, confidence: 0.8, margin: 2 * 0.8 - 1, ratio: 0.8, root: true, expanded: false },
        { set: 2n, confidence: 0.1, margin: 2 * 0.1 - 1, ratio: 0.1, root: false, expanded: false },
        { set: 1n, confidence: 0.5, margin: 0, ratio: 0.5, root: false, expanded: false },
      ],
      edges: [
        { parent: 0, child: 2, removed: 0 },
        { parent: 0, child: 3, removed: 1 },
      ],
      expandAbove: 0.4 * 0.8,
      budget: 300,
      complete: true,
    });
  });

  it('lowers its floor to the least sure root, never above the whole picture', async () => {
    const table = [0, 0, 0, 0.3, 0.2, 0, 0, 0.9];
    const whole = scoreIn(table, fullSet(3));
    const low = await grow(lookUp(table), { roots: [setOf([0, 1]), setOf([2])], whole, budget: 300 });
    expect(low.graph.expandAbove).toBe(0.4 * 0.2);
    const above = [0, 0, 0, 0.95, 0, 0, 0, 0.6];
    const high = await grow(lookUp(above), { roots: [setOf([0, 1])], whole: scoreIn(above, fullSet(3)), budget: 300 });
    expect(high.graph.expandAbove).toBe(0.4 * 0.6);
  });

  it('without roots is empty and complete, and asks nothing', async () => {
    const scorer = lookUp([0.1, 0.9]);
    const { graph } = await grow(scorer, { roots: [], whole: { confidence: 0.9, margin: 0.8 }, budget: 300 });
    expect(graph).toEqual({ nodes: [], edges: [], expandAbove: 0.4 * 0.9, budget: 300, complete: true });
    expect(scorer.calls).toEqual([]);
  });

  it('of an empty root is that node alone', async () => {
    const { graph } = await grow(lookUp([0.9, 0.9]), {
      roots: [emptySet],
      whole: { confidence: 0.9, margin: 0.8 },
      budget: 300,
    });
    expect(graph.nodes.map(({ set, expanded }) => [set, expanded])).toEqual([[emptySet, false]]);
    expect(graph.complete).toBe(true);
  });

  it('has ratio 0 everywhere where the whole picture has no confidence at all', async () => {
    const table = [0, 0.2, 0, 0];
    const { graph } = await grow(lookUp(table), {
      roots: [setOf([0, 1])],
      whole: scoreIn(table, fullSet(2)),
      budget: 300,
    });
    expect(graph.nodes.map(({ ratio }) => ratio)).toEqual([0, 0, 0]);
  });

  it('holds a root once, though it is named twice or reached from another root', async () => {
    const table = Array.from({ length: 8 }, () => 0.9);
    const { graph } = await grow(lookUp(table), {
      roots: [setOf([0, 1, 2]), setOf([0]), setOf([0])],
      whole: scoreIn(table, fullSet(3)),
      budget: 300,
    });
    expect(graph.nodes.filter(({ set }) => set === setOf([0]))).toHaveLength(1);
    expect(graph.nodes.filter(({ root }) => root)).toHaveLength(2);
    expect(graph.nodes).toHaveLength(7);
  });

  it('with room enough is the closure under deletion, complete, and consistent at every level', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ table, roots }) => {
        const { graph, snapshots } = await graphOf(table, roots, 2 ** REGIONS + 1);
        expect(graph.complete).toBe(true);
        expect(new Set(graph.nodes.map(({ set }) => set))).toEqual(closure(table, roots, graph.expandAbove));
        for (const sag of snapshots) expectConsistent(sag, table, roots);
        expect(graph).toBe(snapshots.at(-1));
      }),
    );
  });

  it('only ever appends: an index means the same node in every snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 1, max: 64 }), async ({ table, roots }, budget) => {
        const { snapshots } = await graphOf(table, roots, budget);
        for (const [at, sag] of snapshots.entries()) {
          const before = snapshots[at - 1]?.nodes ?? [];
          expect(sag.nodes.slice(0, before.length).map(({ set }) => set)).toEqual(before.map(({ set }) => set));
        }
      }),
    );
  });

  it('asks for one list per level and for no set twice', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ table, roots }) => {
        const scorer = lookUp(table);
        const { snapshots, graph } = await grow(scorer, {
          roots,
          whole: scoreIn(table, fullSet(REGIONS)),
          budget: 300,
        });
        const asked = scorer.calls.flat();
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).toHaveLength(graph.nodes.length);
        expect(scorer.calls.length).toBeLessThanOrEqual(snapshots.length);
      }),
    );
  });

  it('stops at its budget, and says so exactly where a node is left over', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.integer({ min: 1, max: 64 }), async ({ table, roots }, budget) => {
        const { graph, snapshots } = await graphOf(table, roots, budget);
        for (const sag of snapshots) expectConsistent(sag, table, roots);
        if (!graph.complete) expect(graph.nodes.length).toBeGreaterThanOrEqual(budget);
        // All but the last expansion began below the budget, and one expansion adds fewer than REGIONS + 1 nodes.
        const rooted = await graphOf(table, roots, 0);
        expect(graph.nodes.length).toBeLessThan(Math.max(budget + REGIONS, rooted.graph.nodes.length + 1));
        for (const node of graph.nodes) if (node.root && size(node.set) >= 2) expect(node.expanded).toBe(true);
      }),
    );
  });

  it('expands the surest nodes of a level first', async () => {
    await fc.assert(
      fc.asyncProperty(tables(REGIONS), fc.integer({ min: 7, max: 30 }), async (table, budget) => {
        const { graph } = await graphOf(table, [fullSet(REGIONS)], budget);
        for (let level = 1; level < REGIONS; level++) {
          const open = graph.nodes.filter((node) => size(node.set) === level && mayExpand(graph, node));
          const left = open.filter(({ expanded }) => !expanded).map(({ confidence }) => confidence);
          const done = open.filter(({ expanded }) => expanded).map(({ confidence }) => confidence);
          expect(Math.min(...done)).toBeGreaterThanOrEqual(Math.max(...left));
        }
      }),
    );
  });

  it('hears a stop between levels, and what it yielded before stays whole', async () => {
    const table = Array.from({ length: 2 ** REGIONS }, () => 0.9);
    let aborted = false;
    const signal = {
      get aborted() {
        return aborted;
      },
      throwIfAborted() {
        if (aborted) throw new Error('stopped');
      },
    };
    const roots = [fullSet(REGIONS)];
    const levels = buildSag(lookUp(table), { roots, whole: scoreIn(table, fullSet(REGIONS)), budget: 300 }, signal);
    await levels.next();
    const first = (await levels.next()).value;
    const kept = structuredClone(first);
    aborted = true;
    await expect(levels.next()).rejects.toThrow('stopped');
    expect(first).toEqual(kept);
    expectConsistent(first, table, roots);
    expect(first.complete).toBe(false);
  });

  it('refuses a scorer that answers too little', async () => {
    const mute = { regions: 2, score: () => Promise.resolve([]) };
    const input = { roots: [setOf([0])], whole: { confidence: 1, margin: 1 }, budget: 3 };
    await expect(buildSag(mute, input, neverStops).next()).rejects.toThrow(RangeError);
  });
});

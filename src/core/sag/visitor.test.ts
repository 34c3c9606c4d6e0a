import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySet, setOf, size, withoutRegion } from '../regions/regionSet.ts';
import { growth, seeds } from './graph.fixture.ts';
import { setsOver } from './lookUp.fixture.ts';
import { withVisitor } from './visitor.ts';

const score = { confidence: 0.25, margin: -0.5 };
const whole = { confidence: 0.5, margin: 0 };

describe('a visitor', () => {
  it('joins with its ratio, as neither root nor expanded, and leaves the graph as it was', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(6), setsOver(6), async ({ table, roots }, set) => {
        const sag = (await growth(table, roots)).at(-1)!;
        const before = structuredClone(sag);
        const visited = withVisitor(sag, set, score, whole);
        expect(sag).toEqual(before);
        if (sag.nodes.some((node) => node.set === set)) {
          expect(visited).toBe(sag);
          return;
        }
        expect(visited.nodes.slice(0, -1)).toEqual(sag.nodes);
        expect(visited.nodes.at(-1)).toEqual({ set, ...score, ratio: 0.5, root: false, expanded: false });
        expect(visited.edges.slice(0, sag.edges.length)).toEqual(sag.edges);
      }),
      { numRuns: 50 },
    );
  });

  it('is linked to exactly the nodes that differ by one region', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(6), setsOver(6), async ({ table, roots }, set) => {
        const sag = (await growth(table, roots)).at(-1)!;
        const { nodes, edges } = withVisitor(sag, set, score, whole);
        const added = edges.slice(sag.edges.length);
        for (const { parent, child, removed } of added) {
          const [from, to] = [nodes[parent]!.set, nodes[child]!.set];
          expect(withoutRegion(from, removed)).toBe(to);
          expect(size(from)).toBe(size(to) + 1);
          expect([from, to]).toContain(set);
        }
        const near = sag.nodes.filter((node) => size((node.set ^ set) as typeof set) === 1);
        if (nodes !== sag.nodes) expect(added).toHaveLength(near.length);
      }),
      { numRuns: 50 },
    );
  });

  it('has ratio 0 where the whole picture has no confidence', async () => {
    const [sag] = await growth([0, 0, 0, 0], [setOf([0, 1])]);
    expect(withVisitor(sag!, emptySet, score, { confidence: 0, margin: 0 }).nodes.at(-1)?.ratio).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOf } from '../regions/regionSet.ts';
import { foldSag } from './fold.ts';
import { fan, growth, seeds } from './graph.fixture.ts';
import { layoutSag } from './layout.ts';
import type { Direction } from './neighbours.ts';
import { step } from './neighbours.ts';
import { withVisitor } from './visitor.ts';

const directions: readonly Direction[] = ['up', 'down', 'left', 'right'];

describe('walking a root and its children', () => {
  const layout = layoutSag(fan([3, 8, 9], [0.5, 0.5, 0.5]));

  it('goes down to the child that is nearest, and up again', () => {
    expect(step(layout, 0, 'down')).toBe(2);
    expect(step(layout, 2, 'up')).toBe(0);
    expect(step(layout, 1, 'up')).toBe(0);
  });

  it('goes along the row and ends at its ends', () => {
    expect(step(layout, 1, 'right')).toBe(2);
    expect(step(layout, 2, 'left')).toBe(1);
    expect(step(layout, 1, 'left')).toBeNull();
    expect(step(layout, 3, 'right')).toBeNull();
  });

  it('ends above the root and below the leaves', () => {
    expect(step(layout, 0, 'up')).toBeNull();
    expect(step(layout, 2, 'down')).toBeNull();
  });

  it('goes nowhere from a node that is not shown', () => {
    for (const direction of directions) expect(step(layout, 77, direction)).toBeNull();
  });
});

describe('walking any graph', () => {
  it('leads on between roots of different sizes', async () => {
    const [sag] = await growth(new Array<number>(256).fill(0.9), [setOf([0, 1, 2, 3]), setOf([6, 7])]);
    const layout = layoutSag(sag!);
    expect(step(layout, 0, 'down')).toBe(1);
    expect(step(layout, 1, 'up')).toBe(0);
  });

  it('follows edges up and down to the nearest end, and rows to the next node', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(6), async ({ table, roots }) => {
        const sag = (await growth(table, roots)).at(-1)!;
        const layout = layoutSag(sag, { folded: foldSag(sag, { readable: 14, perRow: 5 }) });
        const at = new Map(layout.nodes.map((node) => [node.node, node]));
        for (const here of layout.nodes) {
          const far = (node: number) => Math.abs(at.get(node)!.x - here.x);
          const parents = layout.edges.filter(({ child }) => child === here.node).map(({ parent }) => parent);
          const children = layout.edges.filter(({ parent }) => parent === here.node).map(({ child }) => child);
          for (const [direction, ends] of [
            ['up', parents],
            ['down', children],
          ] as const) {
            if (ends.length === 0) continue;
            const next = step(layout, here.node, direction)!;
            expect(ends).toContain(next);
            expect(far(next)).toBe(Math.min(...ends.map(far)));
          }
          const right = step(layout, here.node, 'right');
          if (right === null) continue;
          expect(step(layout, right, 'left')).toBe(here.node);
          expect(at.get(right)!.layer).toBe(here.layer);
          expect(at.get(right)!.x).toBeGreaterThan(here.x);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reaches every shown node from every other, a visitor too', async () => {
    await fc.assert(
      fc.asyncProperty(seeds(6), fc.boolean(), async ({ table, roots }, visited) => {
        const grown = (await growth(table, roots)).at(-1)!;
        const guest = setOf([7, 8]);
        const score = { confidence: 0.1, margin: 0 };
        const sag = visited ? withVisitor(grown, guest, score, score) : grown;
        const folded = foldSag(sag, { readable: 14, perRow: 5, kept: visited ? [guest] : [] });
        const layout = layoutSag(sag, { folded, visitor: guest });
        for (const start of layout.nodes) {
          const reached = new Set([start.node]);
          for (const node of reached)
            for (const direction of directions) {
              const next = step(layout, node, direction);
              if (next !== null) reached.add(next);
            }
          expect(reached.size).toBe(layout.nodes.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

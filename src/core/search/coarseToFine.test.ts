import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../regions/blocks.ts';
import { emptySet, intersection, setOf, size } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { coarseToFine } from './coarseToFine.ts';
import { explain } from './explain.ts';
import { defaultSettings } from './settings.ts';
import type { SetFunction } from './toy.fixture.ts';
import { allOf, anyFunction, foundSets, half, lastOf, taskOf, toy, truth, whereAny } from './toy.fixture.ts';

const inThrees = (count: number) => Array.from({ length: count }, (_, at) => setOf([3 * at, 3 * at + 1, 3 * at + 2]));
const overlap = { kind: 'share', limit: 0.5 } as const;

async function search(blocks: number, value: SetFunction, roots = 2) {
  const scorer = toy(3 * blocks, value);
  const beam = { order: [...Array(3 * blocks).keys()], width: 3, successors: 15, strict: false, overlap };
  const options = { choice: { roots, overlap }, beam, limit: 10 };
  const steps = await allOf(coarseToFine(await taskOf(scorer), inThrees(blocks), options, neverStops));
  return { found: steps.at(-1)?.found ?? [], steps, asked: scorer.asked };
}

describe('coarseToFine', () => {
  it('finds explanations of regions of several blocks, and shows single blocks, not single regions', async () => {
    const { found, asked } = await search(20, whereAny([4, 31], [10, 40, 50]));
    expect(foundSets(found)).toEqual(new Set([setOf([4, 31]), setOf([10, 40, 50])]));
    expect(asked.filter((set) => size(set) === 1 && set !== setOf([4]) && set !== setOf([31]))).toEqual([]);
    expect(inThrees(20).every((block) => asked.includes(block))).toBe(true);
  });

  it('asks for further blocks where explanations share more than their blocks did', async () => {
    // The blocks of the first two share one of two; made minimal, they share two regions of three.
    const value = whereAny([0, 1, 3], [0, 1, 6], [12, 15, 18]);
    const { found } = await search(7, value);
    expect(foundSets(found)).toContain(setOf([12, 15, 18]));
  });

  it('comes back to the whole picture where nothing less is sufficient', async () => {
    const { found } = await search(4, (set) => (size(set) === 12 ? 1 : 0.1));
    expect(found.map(({ set }) => size(set))).toEqual([12]);
  });

  it('reports only 1-minimal sets, each once, and only ever appends', async () => {
    await fc.assert(
      fc.asyncProperty(anyFunction(9), async (value) => {
        const { minimal, sufficient } = truth(9, value, half);
        fc.pre(!sufficient.has(emptySet));
        const { found, steps } = await search(3, value);
        expect(found.length).toBeGreaterThan(0);
        expect(foundSets(found).size).toBe(found.length);
        for (const { set } of found) expect(minimal).toContain(set);
        for (const [at, { found: later }] of steps.entries()) {
          const before = steps[at - 1]?.found ?? [];
          expect(later.slice(0, before.length)).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('explains on 14 × 14 regions in a few hundred sets what a beam of single regions takes thousands for', async () => {
    // Two patches of eight regions each, far apart.
    const patch = (row: number, col: number) =>
      [0, 1, 2, 3].flatMap((i) => [row * 14 + col + i, (row + 1) * 14 + col + i]);
    const causes = [patch(2, 2), patch(9, 7)];
    const shownOf = (cause: readonly number[]) => (set: bigint) => size(intersection(set as never, setOf(cause))) / 8;
    const parts = causes.map(shownOf);
    const value: SetFunction = (set) => 0.9 * Math.max(...parts.map((part) => part(set))) ** 2;
    const grid = { rows: 14, cols: 14 };
    const scorer = toy(196, value);
    const choice = { ...defaultSettings.choice, roots: 2 };
    const found = await lastOf(explain(scorer, { ...defaultSettings, grid, choice, sufficiency: half }, neverStops));
    const roots = found.roots.map((at) => found.explanations[at]!.set);
    // Half the confidence: six of the eight regions, squared, are the least above it.
    expect(roots.map(size)).toEqual([6, 6]);
    expect(
      roots
        .map((set) => parts.map((part) => part(set)))
        .flat()
        .toSorted(),
    ).toEqual([0, 0, 0.75, 0.75]);
    // 196 removals, 49 blocks, and what the graph asks for besides.
    expect(found.distinct - (found.graph?.nodes.length ?? 0)).toBeLessThan(400);
    expect(blocksOf(grid).filter((block) => scorer.asked.includes(block))).toHaveLength(49);
  });
});

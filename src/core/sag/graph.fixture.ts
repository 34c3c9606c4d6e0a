/** Graphs for tests: grown from any set function, or written down by hand. */
import fc from 'fast-check';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, members, setOf, withoutRegion } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { buildSag } from './buildSag.ts';
import { lookUp, scoreIn, setsOver, tables } from './lookUp.fixture.ts';
import type { Sag } from './sag.ts';

/** Every snapshot, the last one being the whole. */
export async function growth(table: readonly number[], roots: readonly RegionSet[], budget = 300): Promise<Sag[]> {
  const whole = scoreIn(table, fullSet(Math.log2(table.length)));
  const snapshots: Sag[] = [];
  for await (const sag of buildSag(lookUp(table), { roots, whole, budget }, neverStops)) snapshots.push(sag);
  return snapshots;
}

/** What a graph is grown from: confidences, and one to four roots of two regions or more. */
export const seeds = (regions: number) =>
  fc.record({
    table: tables(regions),
    roots: fc.uniqueArray(
      setsOver(regions).filter((set) => members(set).length > 1),
      { minLength: 1, maxLength: 4 },
    ),
  });

/** The graph of all subsets down to single regions below one root, all equally confident. */
export function lattice(regions: number): Sag {
  const sets = Array.from({ length: 2 ** regions - 1 }, (_, i) => BigInt(i + 1) as RegionSet);
  const ordered = sets.toSorted((a, b) => members(b).length - members(a).length || Number(a - b));
  const at = new Map(ordered.map((set, index) => [set, index]));
  return {
    nodes: ordered.map((set, index) => ({
      set,
      confidence: 0.9,
      margin: 0.8,
      ratio: 1,
      root: index === 0,
      expanded: members(set).length > 1,
    })),
    edges: ordered.flatMap((set, parent) =>
      members(set).flatMap((removed) => {
        const child = at.get(withoutRegion(set, removed));
        return child === undefined ? [] : [{ parent, child, removed }];
      }),
    ),
    expandAbove: 0.36,
    budget: 1000,
    complete: true,
  };
}

/** One root of the given regions and its children with these confidences, in order of the region removed. */
export function fan(regions: readonly number[], confidences: readonly number[], expandAbove = 0.36): Sag {
  const root = setOf(regions);
  const node = (set: RegionSet, confidence: number, isRoot: boolean) => ({
    set,
    confidence,
    margin: 2 * confidence - 1,
    ratio: confidence,
    root: isRoot,
    expanded: isRoot,
  });
  return {
    nodes: [
      node(root, 0.9, true),
      ...regions.map((r, at) => node(withoutRegion(root, r), confidences[at] ?? 0, false)),
    ],
    edges: regions.map((removed, at) => ({ parent: 0, child: at + 1, removed })),
    expandAbove,
    budget: 300,
    complete: true,
  };
}

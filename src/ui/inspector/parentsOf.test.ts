import { describe, expect, it } from 'vitest';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Sag } from '../../core/sag/sag.ts';
import { parentsOf } from './parentsOf.ts';

const node = (set: bigint, confidence: number, root = false) => ({
  set: set as RegionSet,
  confidence,
  margin: 0,
  ratio: confidence,
  root,
  expanded: root,
});
/** {0,1} and {0,2} are roots that share the child {0}. */
const sag: Sag = {
  nodes: [node(0b011n, 0.6, true), node(0b101n, 0.8, true), node(0b001n, 0.2)],
  edges: [
    { parent: 0, child: 2, removed: 1 },
    { parent: 1, child: 2, removed: 2 },
  ],
  expandAbove: 0.3,
  budget: 300,
  complete: true,
};

describe('the parents of a set', () => {
  it('are all sets it came from, the largest drop first, each with the region that went', () => {
    const parents = parentsOf(sag, 0b001n as RegionSet);
    expect(parents.map(({ set, removed }) => [set, removed])).toEqual([
      [0b101n, 2],
      [0b011n, 1],
    ]);
    expect(parents[0]!.change).toBeCloseTo(-0.6, 10);
    expect(parents[1]!.change).toBeCloseTo(-0.4, 10);
  });

  it('a root has none', () => {
    expect(parentsOf(sag, 0b011n as RegionSet)).toEqual([]);
  });

  it('neither has a set outside the graph, nor any set without a graph', () => {
    expect(parentsOf(sag, 0b111n as RegionSet)).toEqual([]);
    expect(parentsOf(null, 0b011n as RegionSet)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import type { CardNode, DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { bundleId, diffElements, edgeId, emptyDrawing, setId } from './elements.ts';

const node = (region: number, x = 0, kind: CardNode['kind'] = 'node'): CardNode => ({
  kind,
  id: setId(setOf([region])),
  set: setOf([region]),
  ratio: 0.5,
  enough: false,
  x,
  y: 0,
});
const edge = (source: DrawnNode, target: DrawnNode, look: DrawnEdge['look'] = 'plain'): DrawnEdge => ({
  id: edgeId(source.id, target.id),
  source: source.id,
  target: target.id,
  removed: 1,
  look,
});
const drawing = (nodes: readonly DrawnNode[], edges: readonly DrawnEdge[] = []): Drawing => ({
  nodes: new Map(nodes.map((each) => [each.id, each])),
  edges: new Map(edges.map((each) => [each.id, each])),
});

describe('what changed between two drawings', () => {
  it('is everything when there was nothing, and the reverse when it goes', () => {
    const full = drawing([node(0), node(1)], [edge(node(0), node(1))]);
    expect(diffElements(emptyDrawing, full)).toMatchObject({ addedNodes: [node(0), node(1)], removedNodes: [] });
    const gone = diffElements(full, emptyDrawing);
    expect(gone.removedNodes).toEqual([node(0).id, node(1).id]);
    expect(gone.removedEdges).toEqual([edge(node(0), node(1)).id]);
    expect(gone.addedNodes).toEqual([]);
  });

  it('is nothing for the same drawing made again', () => {
    const make = (): Drawing => drawing([node(0), node(1, 40)], [edge(node(0), node(1))]);
    expect(Object.values(diffElements(make(), make())).flat()).toEqual([]);
  });

  it('moves a known node and does not add it again', () => {
    const change = diffElements(drawing([node(0), node(1, 40)]), drawing([node(0), node(1, 90)]));
    expect(change.movedNodes).toEqual([node(1, 90)]);
    expect(change.addedNodes).toEqual([]);
    expect(change.removedNodes).toEqual([]);
  });

  it('counts a node that becomes a root as moved, for its size changes', () => {
    const change = diffElements(drawing([node(0)]), drawing([node(0, 0, 'root')]));
    expect(change.movedNodes.map(({ kind }) => kind)).toEqual(['root']);
  });

  it('does not move a node whose score alone changed', () => {
    const surer = { ...node(0), ratio: 0.9, enough: true };
    expect(diffElements(drawing([node(0)]), drawing([surer])).movedNodes).toEqual([]);
  });

  it('replaces an edge whose look changed', () => {
    const [a, b] = [node(0), node(1)];
    const change = diffElements(drawing([a, b], [edge(a, b)]), drawing([a, b], [edge(a, b, 'visiting')]));
    expect(change.removedEdges).toEqual([edge(a, b).id]);
    expect(change.addedEdges).toEqual([edge(a, b, 'visiting')]);
  });
});

describe('an id', () => {
  it('is the same for equal sets, and differs between a set and the bundle below it', () => {
    expect(setId(setOf([3, 1]))).toBe(setId(setOf([1, 3])));
    expect(setId(setOf([3]))).not.toBe(bundleId(setOf([3])));
    expect(setId(setOf([48]))).not.toBe(setId(setOf([47])));
  });
});

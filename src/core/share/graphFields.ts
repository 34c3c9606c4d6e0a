/**
 * The graph of an explanation file, checked against its own promises.
 *
 * One node per set; an edge leads to the set that lacks exactly the region it names;
 * an expanded node has an edge per region, any other none.
 */
import type { RegionId } from '../regions/regionSet.ts';
import type { FileEdge, FileGraph, FileNode } from './explanationFormat.ts';
import type { Field } from './field.ts';
import { distinctSets, setFrom } from './setFields.ts';
import { budgetFrom } from './settingsFields.ts';

/** `count`: how many regions the grid has. */
export function graphFrom(field: Field, count: number): FileGraph {
  const nodes = distinctSets(field.at('nodes').items(), (item): FileNode => ({
    ...setFrom(item, count),
    expanded: item.at('expanded').truth(),
  }));
  const edges = field
    .at('edges')
    .items()
    .map((item) => edgeFrom(item, nodes));
  checkChildren(field, nodes, edges);
  return {
    expandAbove: field.at('expandAbove').number(0, 1),
    ...budgetFrom(field),
    complete: field.at('complete').truth(),
    nodes,
    edges,
  };
}

function edgeFrom(field: Field, nodes: readonly FileNode[]): FileEdge {
  const [parent, child, removed, ...more] = field.items();
  if (parent === undefined || child === undefined || removed === undefined || more.length > 0)
    return field.refuse('parent, child and region');
  const last = nodes.length - 1;
  const edge = [parent.integer(0, last), child.integer(0, last), removed.integer(0, Number.MAX_SAFE_INTEGER)] as const;
  const from = nodes[edge[0]]?.regions ?? [];
  const left = from.filter((region) => region !== edge[2]);
  const exact = left.length === from.length - 1 && sameRegions(left, nodes[edge[1]]?.regions ?? []);
  return exact ? edge : field.refuse('the deletion of one region of the parent');
}

function checkChildren(field: Field, nodes: readonly FileNode[], edges: readonly FileEdge[]): void {
  const children = nodes.map(() => new Set<RegionId>());
  for (const [at, [parent, , removed]] of edges.entries()) {
    if (children[parent]?.has(removed)) field.at('edges').items()[at]?.refuse('another edge than those before it');
    children[parent]?.add(removed);
  }
  for (const [at, node] of nodes.entries()) {
    const due = node.expanded ? node.regions.length : 0;
    if (children[at]?.size !== due) field.at('nodes').items()[at]?.refuse(`a node with ${due} edges`);
  }
}

function sameRegions(a: readonly RegionId[], b: readonly RegionId[]): boolean {
  return a.length === b.length && a.every((region, at) => region === b[at]);
}

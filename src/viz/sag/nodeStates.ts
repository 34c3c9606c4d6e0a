/**
 * Which cards and edges are lit, from what is hovered, focused and selected.
 *
 * One node is *active*: the hovered, else the focused, else the selected one. The
 * edges of the active and of the selected node are lit, and the active node's carry
 * the names of the regions they remove, each at its far end, where cards stand
 * apart and names do not collide. Pure.
 */
import type { Grid } from '../../core/regions/grid.ts';
import { regionName } from '../../core/regions/grid.ts';
import type { RegionId, RegionSet } from '../../core/regions/regionSet.ts';
import { has } from '../../core/regions/regionSet.ts';
import type { CardState } from './card.ts';
import type { CardNode, Drawing, DrawnEdge } from './elements.ts';
import { setId } from './elements.ts';

export interface Attention {
  readonly selected: RegionSet | null;
  readonly hovered: RegionSet | null;
  readonly focused: RegionSet | null;
  readonly hoveredRegion: RegionId | null;
}

export function cardState(node: CardNode, attention: Attention): CardState {
  return {
    selected: node.set === attention.selected,
    hovered: node.set === attention.hovered,
    focused: node.set === attention.focused,
    faded: attention.hoveredRegion !== null && !has(node.set, attention.hoveredRegion),
  };
}

export function activeSet(attention: Attention): RegionSet | null {
  return attention.hovered ?? attention.focused ?? attention.selected;
}

/** Edges that start or end at the active or the selected node. */
export function litEdges(drawing: Drawing, attention: Attention): DrawnEdge[] {
  const lit = [activeSet(attention), attention.selected].filter((set) => set !== null).map(setId);
  return [...drawing.edges.values()].filter(({ source, target }) => lit.includes(source) || lit.includes(target));
}

export interface EdgeName {
  readonly words: string;
  /** The node beside which it stands, and on which side of it. */
  readonly at: string;
  readonly side: 'above' | 'below';
}

/** `− C6` at the far end of every edge of the active node; a true minus sign. */
export function edgeNames(drawing: Drawing, grid: Grid, attention: Attention): EdgeName[] {
  const active = activeSet(attention);
  if (active === null) return [];
  const id = setId(active);
  return [...drawing.edges.values()].flatMap(({ source, target, removed }): EdgeName[] => {
    if (removed === null || (source !== id && target !== id)) return [];
    const words = `\u2212\u202f${regionName(grid, removed)}`;
    return source === id ? [{ words, at: target, side: 'above' }] : [{ words, at: source, side: 'below' }];
  });
}

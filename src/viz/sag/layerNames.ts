/**
 * The names of the layers: one per set size, at the middle of its cards.
 */
import { size } from '../../core/regions/regionSet.ts';
import type { DrawnNode } from './elements.ts';
import { nodeBox } from './elements.ts';

export interface LayerName {
  readonly words: string;
  /** Of the layer's cards, graph units. */
  readonly middle: number;
}

/** Wherever the nodes are at the moment, which need not be where they are going. */
export function layerNames(
  nodes: Iterable<{ readonly node: DrawnNode; readonly y: number }>,
  name: (size: number) => string,
): LayerName[] {
  const spans = new Map<number, { top: number; bottom: number }>();
  for (const { node, y } of nodes) {
    if (node.kind === 'bundle') continue;
    const half = nodeBox(node).height / 2;
    const span = spans.get(size(node.set)) ?? { top: Infinity, bottom: -Infinity };
    spans.set(size(node.set), { top: Math.min(span.top, y - half), bottom: Math.max(span.bottom, y + half) });
  }
  return [...spans].map(([layer, { top, bottom }]) => ({ words: name(layer), middle: (top + bottom) / 2 }));
}

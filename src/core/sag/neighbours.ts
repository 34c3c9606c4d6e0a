/**
 * Walking the graph with arrow keys.
 *
 * Up and down follow edges, to the nearest parent or child; left and right go to the
 * next node of the same row, where all siblings are. From a root up, and from a node
 * with nothing shown below it down, the way leads on to the nearest root (or visitor) of
 * another row, so every shown node can be reached from every other. Order is that of the
 * drawing. Knows nothing of keys or focus.
 */
import type { PlacedNode, SagLayout } from './layout.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where an arrow key leads, or null where nothing lies that way. */
export function step(layout: SagLayout, node: number, direction: Direction): number | null {
  const here = layout.nodes.find((other) => other.node === node);
  if (here === undefined) return null;
  if (direction === 'left' || direction === 'right') return besides(layout, here, direction);
  const linked = nearest(here, linkedTo(layout, node, direction));
  return (linked ?? nearest(here, rootsBeyond(layout, here, direction)))?.node ?? null;
}

function linkedTo({ nodes, edges }: SagLayout, node: number, direction: 'up' | 'down'): PlacedNode[] {
  const ends = new Set(
    direction === 'up'
      ? edges.filter(({ child }) => child === node).map(({ parent }) => parent)
      : edges.filter(({ parent }) => parent === node).map(({ child }) => child),
  );
  return nodes.filter((other) => ends.has(other.node));
}

function besides({ nodes }: SagLayout, here: PlacedNode, direction: 'left' | 'right'): number | null {
  const row = nodes.filter(({ layer }) => layer === here.layer);
  return row[row.indexOf(here) + (direction === 'left' ? -1 : 1)]?.node ?? null;
}

/** Roots, or a visitor, of the first row above or below that has any. */
function rootsBeyond({ nodes }: SagLayout, { layer }: PlacedNode, direction: 'up' | 'down'): PlacedNode[] {
  const beyond = nodes.filter(
    (other) => other.kind !== 'node' && (direction === 'up' ? other.layer < layer : other.layer > layer),
  );
  const rows = beyond.map((root) => root.layer);
  const next = direction === 'up' ? Math.max(...rows) : Math.min(...rows);
  return beyond.filter((root) => root.layer === next);
}

/** By distance along the row; the left one of two as near. */
function nearest(here: PlacedNode, nodes: readonly PlacedNode[]): PlacedNode | null {
  const distance = ({ x }: PlacedNode) => Math.abs(x - here.x);
  return nodes.reduce<PlacedNode | null>(
    (best, node) => (best === null || distance(node) < distance(best) ? node : best),
    null,
  );
}

/**
 * Where the shown nodes of a graph stand.
 *
 * One row per set size, the largest on top, so every edge leads straight down into
 * the next row. Within a row: few crossings (`ordering.ts`), each thing near the
 * things it is linked to, never closer than a gap (`spread.ts`). Given the layout
 * before, what was there keeps its order and moves only as far as newcomers push it;
 * a row without newcomers keeps its places exactly. Pure and deterministic.
 *
 * Lengths are graph units, y grows downwards, positions are centres; a first layout
 * is centred on x = 0. Knows nothing of pictures, colours or cameras.
 */
import type { RegionSet } from '../regions/regionSet.ts';
import type { FoldedSag } from './fold.ts';
import { foldSag } from './fold.ts';
import { orderRows } from './ordering.ts';
import { placeRows } from './placing.ts';
import type { Sag, SagEdge } from './sag.ts';
import type { Box, Boxes, PlacedKind, Thing } from './things.ts';
import { bundleKey, nodeKey, thingRows } from './things.ts';

export interface Placed extends Box {
  readonly x: number;
  readonly y: number;
  /** Index into `layers`. */
  readonly layer: number;
}

export interface PlacedNode extends Placed {
  readonly kind: PlacedKind;
  /** Index into `sag.nodes`. */
  readonly node: number;
  readonly set: RegionSet;
}

interface PlacedBundle extends Placed {
  /** The set whose children are folded away, and their indexes, most telling first. */
  readonly parent: RegionSet;
  readonly hidden: readonly number[];
}

interface Layer {
  /** Regions of each set in it. */
  readonly size: number;
  readonly y: number;
  readonly height: number;
}

export interface SagLayout {
  /** Layer by layer from the top, each from the left. */
  readonly nodes: readonly PlacedNode[];
  readonly bundles: readonly PlacedBundle[];
  /** Edges between shown nodes; their ends are indexes into `sag.nodes`. */
  readonly edges: readonly SagEdge[];
  readonly layers: readonly Layer[];
  /** Bounds of all boxes; all 0 where nothing is shown. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LayoutOptions {
  /** What is shown; without it, `foldSag` decides. */
  readonly folded?: FoldedSag;
  /** The layout on screen; without it everything finds its place anew. */
  readonly previous?: SagLayout | null;
  /** The set that is drawn as a visitor (see `visitor.ts`). */
  readonly visitor?: RegionSet | null;
  readonly boxes?: Boxes;
}

const defaultBoxes: Boxes = {
  root: { width: 112, height: 136 },
  node: { width: 68, height: 88 },
  visitor: { width: 84, height: 104 },
  bundle: { width: 44, height: 40 },
};

const COLUMN_GAP = 14;
const ROW_GAP = 84;
/** Children below a root that its neighbour leaves room for, so that it need not step aside when they come. */
const CHILDREN_ROOM = 3;

export function layoutSag(sag: Sag, options: LayoutOptions = {}): SagLayout {
  const { folded = foldSag(sag), previous = null, visitor = null, boxes = defaultBoxes } = options;
  const rows = orderRows(thingRows(sag, folded, { boxes, visitor, before: centresOf(previous) }));
  placeRows(rows, { gap: COLUMN_GAP, rootPitch: CHILDREN_ROOM * (boxes.node.width + COLUMN_GAP) });
  const layers = layersOf(rows);
  const placed = rows.flatMap((row, layer) =>
    row.map((thing) => [thing, placeOf(thing, layer, layers[layer])] as const),
  );
  return {
    nodes: placed.flatMap(([thing, place]) =>
      thing.kind === 'bundle' ? [] : [{ ...place, kind: thing.kind, node: thing.node, set: thing.set }],
    ),
    bundles: placed.flatMap(([thing, place]) =>
      thing.kind === 'bundle' ? [{ ...place, parent: thing.set, hidden: thing.hidden }] : [],
    ),
    edges: folded.edges.flatMap((at) => sag.edges[at] ?? []),
    layers,
    ...boundsOf(placed.map(([, place]) => place)),
  };
}

function centresOf(layout: SagLayout | null): Map<string, number> {
  const centres = new Map<string, number>();
  for (const { set, x } of layout?.nodes ?? []) centres.set(nodeKey(set), x);
  for (const { parent, x } of layout?.bundles ?? []) centres.set(bundleKey(parent), x);
  return centres;
}

function layersOf(rows: readonly (readonly Thing[])[]): Layer[] {
  let top = 0;
  return rows.map((row) => {
    const height = Math.max(...row.map(({ box }) => box.height));
    const layer = { size: row[0]?.size ?? 0, y: top + height / 2, height };
    top += height + ROW_GAP;
    return layer;
  });
}

function placeOf({ x, box }: Thing, layer: number, on: Layer | undefined): Placed {
  return { x, y: on?.y ?? 0, layer, width: box.width, height: box.height };
}

function boundsOf(places: readonly Placed[]): Pick<SagLayout, 'left' | 'right' | 'top' | 'bottom'> {
  if (places.length === 0) return { left: 0, right: 0, top: 0, bottom: 0 };
  return {
    left: Math.min(...places.map(({ x, width }) => x - width / 2)),
    right: Math.max(...places.map(({ x, width }) => x + width / 2)),
    top: Math.min(...places.map(({ y, height }) => y - height / 2)),
    bottom: Math.max(...places.map(({ y, height }) => y + height / 2)),
  };
}

/**
 * Fits a layout to the shape of the view, so that cards are as large as they can be.
 *
 * The layout gives each set size one row; a row of twelve in a tall panel would make
 * every card tiny. Here a long row is staggered over two or three lines, as bricks:
 * cards keep their order from left to right, threads run down between them, and what
 * the width saves, the height pays. The number of lines that gives the largest cards
 * wins; the number used before is kept until another is clearly better, so that a
 * growing graph does not flicker. Pure.
 */
import { spread } from '../../core/sag/spread.ts';
import type { Point } from './threads.ts';
import type { Viewport } from './camera.ts';

export interface Arrangeable {
  readonly id: string;
  /** From the top. */
  readonly layer: number;
  /** Of the centre, as laid out. */
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrangement {
  /** Centres by id; the top of the first layer is at y = 0. */
  readonly places: ReadonlyMap<string, Point>;
  /** Lines that a long row takes, 1–3. */
  readonly lines: number;
}

/** Lengths are graph units. */
const CARD_GAP = 10;
/** Holds the name of an edge between two lines of cards. */
const LINE_GAP = 20;
const LAYER_GAP = { smallest: 64, largest: 132 };

const MOST_LINES = 3;

/** How much larger cards must become before the number of lines changes. */
const CLEARLY = 1.12;

/** Zoom beyond which larger cards are no gain. */
const ENOUGH_ZOOM = 1;

/** Cards by layer, line and place. */
type Rows = readonly (readonly (readonly Placed[])[])[];

interface Draft {
  readonly lines: number;
  readonly rows: Rows;
  readonly zoom: number;
}

interface Placed {
  readonly item: Arrangeable;
  readonly x: number;
}

export function arrange(items: readonly Arrangeable[], room: Viewport, linesBefore: number): Arrangement {
  const layers = layersOf(items);
  if (layers.length === 0) return { places: new Map(), lines: linesBefore };
  const drafts = Array.from({ length: MOST_LINES }, (_, i) => draftOf(layers, i + 1, room));
  const before = drafts[linesBefore - 1] ?? drafts[0];
  const best = drafts.reduce((a, b) => (b.zoom > a.zoom * CLEARLY ? b : a));
  const chosen = before !== undefined && best.zoom <= before.zoom * CLEARLY ? before : best;
  return { places: placesOf(chosen, room), lines: chosen.lines };
}

/** Items by layer from the top, each from the left. */
function layersOf(items: readonly Arrangeable[]): Arrangeable[][] {
  const layers = new Map<number, Arrangeable[]>();
  for (const item of items.toSorted((a, b) => a.layer - b.layer || a.x - b.x)) {
    const layer = layers.get(item.layer);
    if (layer === undefined) layers.set(item.layer, [item]);
    else layer.push(item);
  }
  return [...layers.values()];
}

function draftOf(layers: readonly (readonly Arrangeable[])[], lines: number, room: Viewport): Draft {
  const natural = extent(layers.flat().map((item) => ({ item, x: item.x })));
  const narrowest = Math.max(...layers.map(packedWidth)) / lines;
  const tight = rowsFor(layers, lines, narrowest, natural);
  // What the height leaves of the width is used: the graph as laid out, or as much of it as the view holds.
  const held = room.width / zoomOf(tight, room);
  const rows = rowsFor(layers, lines, Math.max(narrowest, Math.min(natural, held)), natural);
  const [loose, close] = [zoomOf(rows, room), zoomOf(tight, room)];
  return loose >= close ? { lines, rows, zoom: loose } : { lines, rows: tight, zoom: close };
}

/** Every layer in as few lines, at most `lines`, as keep it within the width. */
function rowsFor(layers: readonly (readonly Arrangeable[])[], lines: number, width: number, natural: number): Rows {
  const squeeze = Math.min(1, width / natural);
  return layers.map((layer) => {
    const count = Math.min(lines, Math.max(1, Math.ceil(packedWidth(layer) / width - 0.02)));
    return Array.from({ length: count }, (_, line) =>
      packLine(
        layer.filter((_, i) => i % count === line),
        squeeze,
      ),
    );
  });
}

function packedWidth(layer: readonly Arrangeable[]): number {
  return layer.reduce((sum, { width }) => sum + width + CARD_GAP, 0);
}

function zoomOf(rows: Rows, room: Viewport): number {
  return Math.min(ENOUGH_ZOOM, room.width / extent(rows.flat(2)), room.height / heightOf(rows, LAYER_GAP.smallest));
}

function packLine(items: readonly Arrangeable[], squeeze: number): Placed[] {
  const wishes = items.map(({ x, width }, i) => ({
    wanted: x * squeeze,
    weight: 1,
    gap: (width + (items[i - 1]?.width ?? 0)) / 2 + CARD_GAP,
  }));
  const places = spread(wishes);
  return items.map((item, i) => ({ item, x: places[i] ?? item.x }));
}

function placesOf({ rows, zoom }: Draft, room: Viewport): Map<string, Point> {
  const spare = room.height / zoom - heightOf(rows, 0);
  const gap = Math.min(LAYER_GAP.largest, Math.max(LAYER_GAP.smallest, spare / Math.max(1, rows.length - 1)));
  const places = new Map<string, Point>();
  let top = 0;
  for (const row of rows) {
    for (const line of row) {
      const height = lineHeight(line);
      for (const { item, x } of line) places.set(item.id, { x, y: top + height / 2 });
      top += height + LINE_GAP;
    }
    top += gap - LINE_GAP;
  }
  return places;
}

function extent(line: readonly Placed[]): number {
  const left = Math.min(...line.map(({ item, x }) => x - item.width / 2));
  const right = Math.max(...line.map(({ item, x }) => x + item.width / 2));
  return right - left;
}

function lineHeight(line: readonly Placed[]): number {
  return Math.max(...line.map(({ item }) => item.height));
}

function heightOf(rows: Rows, gap: number): number {
  const lines = rows.map((row) => row.reduce((sum, line) => sum + lineHeight(line) + LINE_GAP, -LINE_GAP));
  return lines.reduce((sum, height) => sum + height + gap, -gap);
}

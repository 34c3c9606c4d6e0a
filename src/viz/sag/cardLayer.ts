/**
 * Paints the cards above Cytoscape's edges, in the same frame.
 *
 * A canvas of its own keeps text and pictures sharp at any zoom and needs no
 * encoding of pictures. The node that is hovered or focused is painted last and
 * never smaller than `LENS_WIDTH`, so that a graph of hundreds of nodes can be read
 * from afar. Names of layers and edges keep their size on screen.
 */
import type { Camera, Viewport } from './camera.ts';
import type { Scene } from '../scene/scene.ts';
import { rect, text } from '../scene/scene.ts';
import { paintScene } from '../scene/paint.ts';
import type { VizTheme } from '../theme.ts';
import type { EdgeName } from './nodeStates.ts';

/** A card as it is to be painted now. */
export interface PaintedNode {
  readonly id: string;
  /** Of the centre, graph units. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
  /** Above the others, and at a readable size. */
  readonly raised: boolean;
  readonly scene: Scene;
}

export interface LayerName {
  readonly words: string;
  /** Of the layer's cards, graph units. */
  readonly middle: number;
}

export interface LayerFrame {
  readonly camera: Camera;
  readonly view: Viewport;
  readonly nodes: readonly PaintedNode[];
  readonly edgeNames: readonly EdgeName[];
  readonly layerNames: readonly LayerName[];
  readonly theme: VizTheme;
}

/** Width of the strip that names the layers, CSS pixels. */
const GUTTER = 28;

/** Width on screen, CSS pixels, below which a raised card is magnified. */
const LENS_WIDTH = 92;

export function paintCards(context: CanvasRenderingContext2D, frame: LayerFrame): void {
  const { camera, nodes } = frame;
  for (const node of nodes) if (!node.raised) paintNode(context, camera, node, 1);
  paintScene(context, edgeNameScene(frame));
  paintScene(context, layerNameScene(frame));
  for (const node of nodes) {
    if (node.raised) paintNode(context, camera, node, Math.max(1, LENS_WIDTH / (node.width * camera.zoom)));
  }
}

function paintNode(context: CanvasRenderingContext2D, camera: Camera, node: PaintedNode, lens: number): void {
  const scale = camera.zoom * lens;
  context.save();
  context.translate(node.x * camera.zoom + camera.pan.x, node.y * camera.zoom + camera.pan.y);
  context.scale(scale, scale);
  context.globalAlpha = node.opacity;
  paintScene(context, node.scene);
  context.restore();
}

/** Whether any of the node is in view; what is not is not painted. */
export function inView(
  box: Pick<PaintedNode, 'x' | 'y' | 'width' | 'height'>,
  camera: Camera,
  view: Viewport,
): boolean {
  const [x, y] = [box.x * camera.zoom + camera.pan.x, box.y * camera.zoom + camera.pan.y];
  const [w, h] = [(box.width / 2 + 8) * camera.zoom, (box.height / 2 + 8) * camera.zoom];
  return x + w >= 0 && x - w <= view.width && y + h >= 0 && y - h <= view.height;
}

/** In a strip of paper along the left side, each beside the middle of its layer; cards pass under it. */
function layerNameScene({ camera, view, layerNames, theme }: LayerFrame): Scene {
  const look = { family: theme.sans, size: 11, anchor: 'middle', fill: theme.quietInk, upwards: true } as const;
  return [
    rect({ x: 0, y: 0, width: GUTTER, height: view.height }, { fill: theme.paper }),
    ...layerNames.map(({ words, middle }) =>
      text(words, { x: GUTTER - 10, y: middle * camera.zoom + camera.pan.y }, look),
    ),
  ];
}

const NAME = { size: 11, lineHeight: 14, gap: 6 };

interface PlacedName {
  readonly words: string;
  readonly x: number;
  readonly y: number;
}

function edgeNameScene(frame: LayerFrame): Scene {
  const { theme } = frame;
  return placeNames(frame).map(({ words, x, y }) =>
    text(
      words,
      { x, y },
      {
        family: theme.mono,
        size: NAME.size,
        weight: 600,
        anchor: 'middle',
        fill: theme.warm,
        halo: theme.paper,
      },
    ),
  );
}

/** Names of neighbours that would touch are stacked, away from the card, up to three high; a fourth is left out. */
export function placeNames({
  camera,
  nodes,
  edgeNames,
}: Pick<LayerFrame, 'camera' | 'nodes' | 'edgeNames'>): PlacedName[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed: PlacedName[] = [];
  for (const { words, at, side } of edgeNames) {
    const node = byId.get(at);
    if (node === undefined) continue;
    const away = side === 'above' ? -1 : 1;
    const x = node.x * camera.zoom + camera.pan.x;
    const edge = (node.y + (away * node.height) / 2) * camera.zoom + camera.pan.y;
    const first = edge + (side === 'above' ? -NAME.gap : NAME.gap + NAME.size);
    const free = [0, 1, 2]
      .map((line) => ({ words, x, y: first + away * line * NAME.lineHeight }))
      .find((name) => placed.every((other) => apart(name, other)));
    if (free !== undefined) placed.push(free);
  }
  return placed;
}

/** Monospaced digits are 0.6 of their size wide, in every face of the theme. */
const DIGIT = 0.6;

function apart(a: PlacedName, b: PlacedName): boolean {
  const width = ((a.words.length + b.words.length) / 2 + 0.5) * NAME.size * DIGIT;
  return Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= NAME.lineHeight;
}

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
import type { LayerName } from './layerNames.ts';
import { edgeNameScene } from './edgeNameScene.ts';
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
  paintScene(context, edgeNameScene(frame, frame.theme));
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

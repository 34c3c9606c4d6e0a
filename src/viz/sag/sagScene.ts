/**
 * The graph as a scene, for figures: the same cards, curves and names as on screen,
 * everything in view, nothing hovered.
 */
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Scene, SceneImage, Shape } from '../scene/scene.ts';
import { group, line, text } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';
import { bundleScene } from './bundleCard.ts';
import type { Bounds } from './camera.ts';
import { boundsOf } from './camera.ts';
import { cardScene } from './card.ts';
import type { DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { edgeNameScene } from './edgeNameScene.ts';
import { nodeBox, setId } from './elements.ts';
import { layerNames } from './layerNames.ts';
import { edgeNames } from './nodeStates.ts';
import { threadPath } from './threads.ts';

export interface SagSceneProps {
  readonly drawing: Drawing;
  readonly grid: Grid;
  readonly selected: RegionSet | null;
  readonly threshold: number;
  readonly layerName: (size: number) => string;
  readonly theme: VizTheme;
  readonly image: (set: RegionSet) => SceneImage;
}

export interface SagScene {
  readonly scene: Scene;
  /** Null for an empty graph. */
  readonly bounds: Bounds | null;
}

/** Between the names of the layers and the cards; room for a line of text. */
const NAMES = { gap: 22, room: 36, size: 11 };

export function sagScene(props: SagSceneProps): SagScene {
  const { drawing, theme } = props;
  const lit = props.selected === null ? null : setId(props.selected);
  const isLit = ({ source, target }: DrawnEdge): boolean => source === lit || target === lit;
  const edges = [...drawing.edges.values()].sort((a, b) => Number(isLit(a)) - Number(isLit(b)));
  const nodes = [...drawing.nodes.values()];
  const boxes = nodes.map((node) => ({ id: node.id, x: node.x, y: node.y, ...nodeBox(node) }));
  const bounds = boundsOf(boxes);
  if (bounds === null) return { scene: [], bounds };
  const attention = { selected: props.selected, hovered: null, focused: null, hoveredRegion: null };
  const named = { camera: asLaidOut, nodes: boxes, edgeNames: edgeNames(drawing, props.grid, attention) };
  return {
    scene: [
      ...edges.flatMap((edge) => thread(edge, drawing, isLit(edge), theme)),
      ...nodes.map((node) => group(nodeScene(node, props), { x: node.x, y: node.y })),
      ...edgeNameScene(named, theme),
      ...layers(nodes, bounds.left - NAMES.gap, props),
    ],
    bounds: { ...bounds, left: bounds.left - NAMES.room },
  };
}

const asLaidOut = { zoom: 1, pan: { x: 0, y: 0 } };

function layers(nodes: readonly DrawnNode[], x: number, { layerName, theme }: SagSceneProps): Scene {
  const look = { family: theme.sans, size: NAMES.size, anchor: 'middle', fill: theme.quietInk, upwards: true } as const;
  const placed = nodes.map((node) => ({ node, y: node.y }));
  return layerNames(placed, layerName).map(({ words, middle }) => text(words, { x, y: middle }, look));
}

function thread(edge: DrawnEdge, drawing: Drawing, lit: boolean, theme: VizTheme): Shape[] {
  const [source, target] = [drawing.nodes.get(edge.source), drawing.nodes.get(edge.target)];
  if (source === undefined || target === undefined) return [];
  const from = { x: source.x, y: source.y + nodeBox(source).height / 2 };
  const to = { x: target.x, y: target.y - nodeBox(target).height / 2 };
  return [line(threadPath(from, to), lit ? theme.warm : theme.thread, lit ? 2 : 1.25)];
}

function nodeScene(node: DrawnNode, { selected, threshold, theme, image }: SagSceneProps): Scene {
  if (node.kind === 'bundle') return bundleScene(node.count, false, theme);
  const { kind, ratio, enough, set } = node;
  const state = { selected: set === selected, hovered: false, focused: false, faded: false };
  return cardScene({ kind, ratio, enough, image: image(set), state }, theme, threshold);
}

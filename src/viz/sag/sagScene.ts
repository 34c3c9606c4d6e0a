/**
 * The graph as a scene, for figures: the same cards and the same curves as on
 * screen, everything in view, nothing hovered.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Scene, SceneImage, Shape } from '../scene/scene.ts';
import { group, line } from '../scene/scene.ts';
import type { VizTheme } from '../theme.ts';
import { bundleScene } from './bundleCard.ts';
import type { Bounds } from './camera.ts';
import { boundsOf } from './camera.ts';
import { cardScene } from './card.ts';
import type { DrawnEdge, DrawnNode, Drawing } from './elements.ts';
import { nodeBox, setId } from './elements.ts';
import { threadPath } from './threads.ts';

export interface SagSceneProps {
  readonly drawing: Drawing;
  readonly selected: RegionSet | null;
  readonly threshold: number;
  readonly theme: VizTheme;
  readonly image: (set: RegionSet) => SceneImage;
}

export interface SagScene {
  readonly scene: Scene;
  /** Null for an empty graph. */
  readonly bounds: Bounds | null;
}

export function sagScene(props: SagSceneProps): SagScene {
  const { drawing } = props;
  const lit = props.selected === null ? null : setId(props.selected);
  const isLit = ({ source, target }: DrawnEdge): boolean => source === lit || target === lit;
  const edges = [...drawing.edges.values()].sort((a, b) => Number(isLit(a)) - Number(isLit(b)));
  const nodes = [...drawing.nodes.values()];
  return {
    scene: [
      ...edges.flatMap((edge) => thread(edge, drawing, isLit(edge), props.theme)),
      ...nodes.map((node) => group(nodeScene(node, props), { x: node.x, y: node.y })),
    ],
    bounds: boundsOf(nodes.map((node) => ({ x: node.x, y: node.y, ...nodeBox(node) }))),
  };
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

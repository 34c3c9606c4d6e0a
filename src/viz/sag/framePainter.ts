/**
 * One frame of the cards: who is in view, in which state, with which picture.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { SceneImage } from '../scene/scene.ts';
import type { Scene } from '../scene/scene.ts';
import { bundleScene } from './bundleCard.ts';
import type { Camera, Viewport } from './camera.ts';
import { cardScene } from './card.ts';
import type { LayerFrame, PaintedNode } from './cardLayer.ts';
import { inView } from './cardLayer.ts';
import type { Drawing, DrawnNode } from './elements.ts';
import { nodeBox } from './elements.ts';
import { layerNames } from './layerNames.ts';
import { cardState, edgeNames } from './nodeStates.ts';
import type { SagProps } from './sagProps.ts';
import type { StagedNode } from './troupe.ts';

export interface FrameSubject {
  readonly props: SagProps;
  readonly drawing: Drawing;
  readonly staged: ReadonlyMap<string, StagedNode>;
  readonly hoveredBundle: RegionSet | null;
  readonly image: (set: RegionSet) => SceneImage | null;
}

export function frameOf(subject: FrameSubject, camera: Camera, view: Viewport): LayerFrame {
  const { props, drawing, staged } = subject;
  const nodes = [...staged.values()]
    .map((now) => ({ now, box: { x: now.x, y: now.y, ...nodeBox(now.node) } }))
    .filter(({ box }) => inView(box, camera, view))
    .map(({ now, box }): PaintedNode => ({
      id: now.node.id,
      ...box,
      opacity: now.opacity,
      raised: isRaised(now.node, props),
      scene: sceneOf(now.node, subject),
    }));
  return {
    camera,
    view,
    nodes,
    edgeNames: edgeNames(drawing, props.grid, props),
    layerNames: layerNames(staged.values(), props.layerName),
    theme: props.theme,
  };
}

function isRaised(node: DrawnNode, props: SagProps): boolean {
  if (node.kind === 'bundle') return false;
  return node.set === props.hovered || node.set === props.focused;
}

function sceneOf(node: DrawnNode, { props, image, hoveredBundle }: FrameSubject): Scene {
  if (node.kind === 'bundle') return bundleScene(node.count, node.parent === hoveredBundle, props.theme);
  const { kind, ratio, enough, set } = node;
  return cardScene(
    { kind, ratio, enough, image: image(set), state: cardState(node, props) },
    props.theme,
    props.threshold,
  );
}

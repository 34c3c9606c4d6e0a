/**
 * The structured attention graph as a drawing to look at and point at.
 *
 * Mount it, update it with whole props as often as the search finds something,
 * destroy it. It keeps no state but the camera and what is under the pointer.
 * Hidden from assistive technology: the same graph as a tree of buttons is the
 * owner's part, and `focused` mirrors it here.
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Bounds, Framing } from './camera.ts';
import { boundsOf, roomOf } from './camera.ts';
import type { Cameraman } from './cameraman.ts';
import { createCameraman } from './cameraman.ts';
import { paintCards } from './cardLayer.ts';
import type { Draughtsman } from './drawSag.ts';
import { createDraughtsman } from './drawSag.ts';
import type { Drawing, DrawnNode } from './elements.ts';
import { emptyDrawing, nodeBox, setId } from './elements.ts';
import { frameOf } from './framePainter.ts';
import { listenToStage } from './gestures.ts';
import { createMotion } from './motion.ts';
import { litEdges } from './nodeStates.ts';
import type { RegionSprites } from './regionSprites.ts';
import { createRegionSprites } from './regionSprites.ts';
import type { SagProps, SagView } from './sagProps.ts';
import { sagScene } from './sagScene.ts';
import type { Stage } from './stage.ts';
import { createStage } from './stage.ts';
import type { Troupe } from './troupe.ts';
import { createTroupe } from './troupe.ts';

/** Milliseconds: long enough to follow a node with the eye, shorter than the pause between two findings. */
const MOVE_TIME = 420;
const CAMERA_TIME = 260;

/** Everything on stage; `props` and `sprites` are replaced, the rest stays. */
interface Performance {
  props: SagProps;
  sprites: RegionSprites;
  hoveredBundle: RegionSet | null;
  /** What `onHover` was last told. */
  told: RegionSet | null;
  /** The selection that the camera was last brought to; it may be drawn only some time after it is selected. */
  seen: RegionSet | null;
  readonly stage: Stage;
  readonly troupe: Troupe;
  readonly cameraman: Cameraman;
  readonly draughtsman: Draughtsman;
}

export function mountSag(element: HTMLElement, initial: SagProps): SagView {
  const show = open(element, initial);
  perform(show, null);
  return {
    update: (next) => {
      const before = show.props;
      show.props = next;
      perform(show, before);
    },
    fit: () => {
      const bounds = boundsOfNodes(show.troupe.drawing);
      if (bounds !== null) show.cameraman.fit(bounds, timeFor(show, CAMERA_TIME));
    },
    zoomBy: (factor) => {
      show.cameraman.zoomBy(factor, timeFor(show, CAMERA_TIME));
    },
    scene: () => {
      return sagScene({ ...show.props, drawing: show.troupe.drawing, image: show.sprites.imageNow });
    },
    destroy: () => {
      show.cameraman.destroy();
      show.troupe.stop();
      show.sprites.destroy();
      show.stage.destroy();
    },
  };
}

function open(element: HTMLElement, props: SagProps): Performance {
  const stage = createStage(element, props.theme, (context) => {
    const { staged, drawing } = show.troupe;
    const image = show.sprites.image;
    const subject = { props: show.props, drawing, staged, hoveredBundle: show.hoveredBundle, image };
    paintCards(context, frameOf(subject, stage.camera(), stage.view()));
  });
  const show: Performance = {
    props,
    sprites: createRegionSprites(props.compositor, stage.repaint),
    hoveredBundle: null,
    told: null,
    seen: null,
    stage,
    troupe: createTroupe(stage.cy, createMotion()),
    cameraman: createCameraman(stage),
    draughtsman: createDraughtsman(),
  };
  listenToStage(stage, {
    nodeOf: (id) => show.troupe.drawing.nodes.get(id),
    onTap: (node) => {
      if (node.kind === 'bundle') show.props.onOpen(node.parent);
      else show.props.onSelect(node.set);
    },
    onHover: (node) => {
      hover(show, node);
    },
  });
  stage.cy.on('resize', () => {
    rearrange(show, 0);
    show.cameraman.resize();
  });
  return show;
}

function hover(show: Performance, node: DrawnNode | null): void {
  show.hoveredBundle = node?.kind === 'bundle' ? node.parent : null;
  const set = node === null || node.kind === 'bundle' ? null : node.set;
  if (set !== show.told) {
    show.told = set;
    show.props.onHover(set);
  }
  show.stage.repaint();
}

/** Brings what is on stage in line with the props; `before` is null at the first time. */
function perform(show: Performance, before: SagProps | null): void {
  const { props, stage } = show;
  if (before !== null && before.theme !== props.theme) stage.setTheme(props.theme);
  if (before !== null && before.compositor !== props.compositor) {
    show.sprites.destroy();
    show.sprites = createRegionSprites(props.compositor, stage.repaint);
  }
  if (before === null || redraws(before, props)) rearrange(show, timeFor(show, MOVE_TIME));
  light(show);
  lookAlong(show, before);
  stage.repaint();
}

function redraws(before: SagProps, next: SagProps): boolean {
  return before.graph !== next.graph || before.isEnough !== next.isEnough;
}

function rearrange(show: Performance, duration: number): void {
  const drawing = show.draughtsman.draw(show.props, roomOf(show.stage.view())) ?? emptyDrawing;
  const first = show.troupe.drawing.nodes.size === 0;
  show.troupe.play(drawing, duration, show.stage.repaint);
  const framing = framingOf(drawing, show.props.selected);
  if (framing !== null) show.cameraman.follow(framing, first ? 0 : duration);
}

/** Lit and faded edges, as classes of Cytoscape's stylesheet. */
function light(show: Performance): void {
  const { cy } = show.stage;
  const lit = new Set(litEdges(show.troupe.drawing, show.props).map(({ id }) => id));
  const dims = show.props.hoveredRegion !== null;
  cy.batch(() => {
    cy.edges().forEach((edge) => {
      edge.toggleClass('lit', lit.has(edge.id()));
      edge.toggleClass('faded', dims);
    });
  });
}

/** Brings into view what has just been selected, as soon as it is drawn, and what has just got the focus. */
function lookAlong(show: Performance, before: SagProps | null): void {
  const { selected, focused } = show.props;
  if (selected !== show.seen) show.seen = selected !== null && reveal(show, selected) ? selected : null;
  if (focused !== null && focused !== before?.focused) reveal(show, focused);
}

/** Brings a set into view; false where it is not drawn. */
function reveal(show: Performance, set: RegionSet): boolean {
  const box = boundsOfNodes(show.troupe.drawing, (node) => node.id === setId(set));
  if (box !== null) show.cameraman.reveal(box, timeFor(show, CAMERA_TIME));
  return box !== null;
}

function framingOf(drawing: Drawing, selected: RegionSet | null): Framing | null {
  const all = boundsOfNodes(drawing);
  if (all === null) return null;
  return {
    all,
    roots: boundsOfNodes(drawing, ({ kind }) => kind === 'root'),
    selected: selected === null ? null : boundsOfNodes(drawing, ({ id }) => id === setId(selected)),
  };
}

function boundsOfNodes(drawing: Drawing, which: (node: DrawnNode) => boolean = () => true): Bounds | null {
  const nodes = [...drawing.nodes.values()].filter(which);
  return boundsOf(nodes.map((node) => ({ x: node.x, y: node.y, ...nodeBox(node) })));
}

function timeFor(show: Performance, milliseconds: number): number {
  return show.props.reducedMotion ? 0 : milliseconds;
}

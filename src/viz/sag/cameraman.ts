/**
 * Moves the camera, and knows when to leave it alone.
 *
 * It follows the growing graph until a person pans or zooms; *fit* gives it back.
 * A graph that grows by itself is never shown smaller than readable, so a large one
 * runs out of the view rather than shrinking, but its roots and what is selected stay
 * in it; *fit* shows all of it.
 */
import type { Bounds, Camera, Framing } from './camera.ts';
import { fitCamera, frameCamera, panInto, READABLE_ZOOM, zoomed, ZOOM_LIMITS } from './camera.ts';
import { between, createMotion } from './motion.ts';
import type { Stage } from './stage.ts';

export interface Cameraman {
  /** Frames the graph unless a person has taken the camera. */
  follow(framing: Framing, duration: number): void;
  /** Frames the same again in a view of another size. */
  readonly resize: () => void;
  /** Shows everything, however small, from now on. */
  fit(bounds: Bounds, duration: number): void;
  /** Pans as little as needed. */
  reveal(box: Bounds, duration: number): void;
  zoomBy(factor: number, duration: number): void;
  destroy(): void;
}

/** What Cytoscape emits when a person moves the camera, and never otherwise. */
const BY_HAND = 'dragpan scrollzoom pinchzoom';

export function createCameraman(stage: Stage): Cameraman {
  const motion = createMotion();
  let byHand = false;
  let smallest = READABLE_ZOOM;
  let framed: Framing | null = null;
  let goal: Camera | null = null;
  stage.cy.on(BY_HAND, () => {
    byHand = true;
    goal = null;
    motion.stop();
  });
  const go = (to: Camera, duration: number): void => {
    const from = stage.camera();
    goal = to;
    motion.run(duration, (share) => {
      stage.setCamera(share === 1 ? to : onTheWay(from, to, share));
    });
  };
  return {
    follow: (framing, duration) => {
      if (byHand || (framed !== null && isSame(framed.all, framing.all))) return;
      framed = framing;
      go(frameCamera(framing, stage.view(), smallest), duration);
    },
    resize: () => {
      if (!byHand && framed !== null) go(frameCamera(framed, stage.view(), smallest), 0);
    },
    fit: (bounds, duration) => {
      byHand = false;
      smallest = ZOOM_LIMITS.smallest;
      framed = { all: bounds, roots: null, selected: null };
      go(fitCamera(bounds, stage.view(), smallest), duration);
    },
    reveal: (box, duration) => {
      const from = goal ?? stage.camera();
      const to = panInto(from, box, stage.view());
      if (to.pan.x !== from.pan.x || to.pan.y !== from.pan.y) go(to, duration);
    },
    zoomBy: (factor, duration) => {
      byHand = true;
      go(zoomed(goal ?? stage.camera(), factor, stage.view()), duration);
    },
    destroy: motion.stop,
  };
}

function isSame(a: Bounds, b: Bounds): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}

function onTheWay(from: Camera, to: Camera, share: number): Camera {
  return {
    zoom: between(from.zoom, to.zoom, share),
    pan: { x: between(from.pan.x, to.pan.x, share), y: between(from.pan.y, to.pan.y, share) },
  };
}

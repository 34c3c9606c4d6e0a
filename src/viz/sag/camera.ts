/**
 * Where to look: zoom and pan as arithmetic.
 *
 * A point of the graph lies on screen at `point × zoom + pan`. Knows nothing of
 * Cytoscape, of animation or of what is drawn.
 */
export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Camera {
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
}

/** Room around the graph, CSS pixels; the left side holds the names of the layers. */
const MARGIN = { left: 40, right: 20, top: 22, bottom: 22 };

/** Below this a card's number is under 8 px; a graph that grows by itself is not shown smaller. */
export const READABLE_ZOOM = 0.5;

/** Roots far apart are brought into one view down to here, where a card's picture can still be told from its neighbour's. */
export const SMALLEST_ROOTS_ZOOM = 0.34;

/** A small graph is not blown up beyond this. */
export const LARGEST_FIT = 1.15;

export const ZOOM_LIMITS = { smallest: 0.08, largest: 4 };

export interface Box {
  /** Of the centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box as its four sides. */
export function sidesOf({ x, y, width, height }: Box): Bounds {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** What holds all boxes; null for none. */
export function boundsOf(boxes: readonly Box[]): Bounds | null {
  return boxes.map(sidesOf).reduce<Bounds | null>((all, one) => (all === null ? one : joined(all, one)), null);
}

function joined(a: Bounds, b: Bounds): Bounds {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** What the graph itself may fill of the view. */
export function roomOf(view: Viewport): Viewport {
  return {
    width: Math.max(1, view.width - MARGIN.left - MARGIN.right),
    height: Math.max(1, view.height - MARGIN.top - MARGIN.bottom),
  };
}

/** Everything in view, centred across, from the top down. Not smaller than `smallest`: then the lower part is cut. */
export function fitCamera(bounds: Bounds, view: Viewport, smallest: number): Camera {
  const room = roomOf(view);
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const fitting = Math.min(LARGEST_FIT, room.width / width, room.height / height);
  const zoom = Math.max(smallest, fitting);
  const spare = Math.max(0, room.height - height * zoom);
  return {
    zoom,
    pan: {
      x: MARGIN.left + room.width / 2 - ((bounds.left + bounds.right) / 2) * zoom,
      y: MARGIN.top + spare / 2.4 - bounds.top * zoom,
    },
  };
}

/** What is to be seen, as bounds: everything, the roots among it, and what is selected. */
export interface Framing {
  readonly all: Bounds;
  readonly roots: Bounds | null;
  readonly selected: Bounds | null;
}

/**
 * As `fitCamera`, and where that cuts something off: never the roots, as long as they
 * can be told apart, and before all not what is selected.
 */
export function frameCamera({ all, roots, selected }: Framing, view: Viewport, smallest: number): Camera {
  const allRoots = roots === null ? smallest : Math.max(SMALLEST_ROOTS_ZOOM, fitCamera(roots, view, 0).zoom);
  const fitted = aimed(fitCamera(all, view, Math.min(smallest, allRoots)), all, roots ?? all, view);
  return [roots, selected].reduce((camera, box) => (box === null ? camera : panInto(camera, box, view)), fitted);
}

/** Centred across on the roots where not everything fits, but never on emptiness beside the graph. */
function aimed({ zoom, pan }: Camera, all: Bounds, roots: Bounds, view: Viewport): Camera {
  const room = roomOf(view);
  if ((all.right - all.left) * zoom <= room.width) return { zoom, pan };
  const centred = MARGIN.left + room.width / 2 - ((roots.left + roots.right) / 2) * zoom;
  const [leftmost, rightmost] = [MARGIN.left + room.width - all.right * zoom, MARGIN.left - all.left * zoom];
  return { zoom, pan: { x: Math.min(rightmost, Math.max(leftmost, centred)), y: pan.y } };
}

/** The smallest pan that brings a box into view; unchanged where it is already. */
export function panInto(camera: Camera, box: Bounds, view: Viewport): Camera {
  const { zoom, pan } = camera;
  const across = shift(box.left * zoom + pan.x, box.right * zoom + pan.x, MARGIN.left, view.width - MARGIN.right);
  const down = shift(box.top * zoom + pan.y, box.bottom * zoom + pan.y, MARGIN.top, view.height - MARGIN.bottom);
  return { zoom, pan: { x: pan.x + across, y: pan.y + down } };
}

function shift(from: number, to: number, low: number, high: number): number {
  if (from < low || to - from > high - low) return low - from;
  return to > high ? high - to : 0;
}

/** Zoom by a factor around the middle of the view. */
export function zoomed(camera: Camera, factor: number, view: Viewport): Camera {
  const zoom = Math.min(ZOOM_LIMITS.largest, Math.max(ZOOM_LIMITS.smallest, camera.zoom * factor));
  const scale = zoom / camera.zoom;
  const [middleX, middleY] = [view.width / 2, view.height / 2];
  return {
    zoom,
    pan: { x: middleX - (middleX - camera.pan.x) * scale, y: middleY - (middleY - camera.pan.y) * scale },
  };
}

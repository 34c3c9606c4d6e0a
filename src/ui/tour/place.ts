/**
 * Where the tour's card and the ring around its widget stand: beside the widget
 * where there is room, over its corner where there is none, always inside the window.
 *
 * All lengths are CSS pixels from the window's top left corner. Knows no elements.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between ring and card, and between card and the window's edge. */
const GAP = 12;
/** Between the widget and its ring. */
const AIR = 6;
/** The ring stays this far inside the window, so that all four sides are seen. */
const EDGE = 3;

/** Around the widget, or around as much of it as is in the window. */
export function ringAround({ left, top, width, height }: Box, window: Size): Box {
  const from = { x: clamp(left - AIR, EDGE, window.width - EDGE), y: clamp(top - AIR, EDGE, window.height - EDGE) };
  const to = {
    x: clamp(left + width + AIR, from.x, window.width - EDGE),
    y: clamp(top + height + AIR, from.y, window.height - EDGE),
  };
  return { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** The card's corner: right of the ring, else left, below or above; where none has room, over its lower right corner. */
export function placeCard(ring: Box, card: Size, window: Size): { readonly left: number; readonly top: number } {
  const [right, bottom] = [ring.left + ring.width, ring.top + ring.height];
  const across = clamp(ring.left, GAP, window.width - card.width - GAP);
  const down = clamp(ring.top, GAP, window.height - card.height - GAP);
  if (right + GAP + card.width + GAP <= window.width) return { left: right + GAP, top: down };
  if (ring.left - GAP - card.width >= GAP) return { left: ring.left - GAP - card.width, top: down };
  if (bottom + GAP + card.height + GAP <= window.height) return { left: across, top: bottom + GAP };
  if (ring.top - GAP - card.height >= GAP) return { left: across, top: ring.top - GAP - card.height };
  return {
    left: clamp(right - card.width - GAP, GAP, window.width - card.width - GAP),
    top: clamp(bottom - card.height - GAP, GAP, window.height - card.height - GAP),
  };
}

/** Where `most` is below `least`, `least` wins: what does not fit begins at its beginning. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

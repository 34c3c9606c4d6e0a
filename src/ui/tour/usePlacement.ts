/**
 * Follows the widget of a step through scrolling, growing graphs and turned phones:
 * looked at in every frame while the tour is on, told only when something moved.
 */
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { TourStep } from '../../state/appState.ts';
import { findTourAnchor } from '../shared/tourAnchor.ts';
import { placeCard, ringAround, type Box } from './place.ts';

export interface Placement {
  /** Around the widget; null while it is not on the page. */
  readonly ring: Box | null;
  /** Free beside the widget, or on a narrow screen a sheet along the edge that the widget does not take. */
  readonly card: { readonly left: number; readonly top: number } | 'bottom' | 'top';
}

/** As in the stylesheets: below this width the page is one column. */
const ONE_COLUMN = 640;

export function usePlacement(step: TourStep, card: RefObject<HTMLElement | null>): Placement {
  const [placement, setPlacement] = useState<Placement>({ ring: null, card: 'bottom' });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      const now = placementOf(findTourAnchor(step), card.current);
      setPlacement((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [step, card]);
  return placement;
}

function placementOf(widget: HTMLElement | null, card: HTMLElement | null): Placement {
  const size = { width: window.innerWidth, height: window.innerHeight };
  if (widget === null || card === null) return { ring: null, card: 'bottom' };
  const box = widget.getBoundingClientRect();
  const edge = isFixed(widget) ? 'top' : 'bottom';
  // A sheet without content is not drawn.
  if (box.width === 0 || box.height === 0) return { ring: null, card: edge };
  const ring = ringAround(box, size);
  if (size.width <= ONE_COLUMN) return { ring, card: edge };
  return { ring, card: placeCard(ring, { width: card.offsetWidth, height: card.offsetHeight }, size) };
}

/** A sheet of its own at the foot of the screen. */
export function isFixed(widget: HTMLElement): boolean {
  return getComputedStyle(widget).position === 'fixed';
}

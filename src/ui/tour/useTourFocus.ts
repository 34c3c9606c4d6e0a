/**
 * Where the keyboard is during the tour. Whoever walks the page by keyboard is taken
 * along from card to card; whoever uses a pointer or is typing keeps the focus.
 * When the tour ends, the focus goes back to where it came from.
 */
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { TourStep } from '../../state/appState.ts';
import { findTourAnchor } from '../shared/tourAnchor.ts';

const focusable = 'button:not(:disabled), a[href], input:not(:disabled), [tabindex="0"]';

export function useTourFocus(step: TourStep, card: RefObject<HTMLElement | null>): void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const held = document.activeElement;
    if (!(held instanceof HTMLElement) || card.current === null || card.current.contains(held)) return;
    if (!held.matches(':focus-visible') || held.matches('input, textarea, select')) return;
    before.current ??= held;
    card.current.focus({ preventScroll: true });
  }, [step, card]);
  useEffect(
    () => () => {
      if (document.activeElement === document.body) before.current?.focus({ preventScroll: true });
    },
    [],
  );
}

/** To the first thing that can be pressed in the widget; the drawing of the graph has its buttons right behind it. */
export function focusWidget(step: TourStep): void {
  const widget = findTourAnchor(step);
  const target = [widget, widget?.nextElementSibling].map((part) => part?.querySelector<HTMLElement>(focusable));
  (target[0] ?? target[1])?.focus();
}

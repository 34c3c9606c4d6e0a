/**
 * The mark by which the tour finds a widget on the page. Widgets know nothing of
 * the tour but their name in it.
 */
import type { TourStep } from '../../state/appState.ts';

const attribute = 'data-tour';

/** To be spread on the widget's outermost element. */
export function tourAnchor(step: TourStep): Readonly<Record<string, TourStep>> {
  return { [attribute]: step };
}

/** The widget as it is drawn now; null while it is not on the page. */
export function findTourAnchor(step: TourStep): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[${attribute}="${step}"]`);
}

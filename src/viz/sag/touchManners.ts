/**
 * One finger scrolls the page, two move the graph.
 *
 * On a phone the graph is as wide as the page; if it took every touch, nobody could
 * scroll past it. Where the page has nothing to scroll, one finger moves the graph
 * too, and a mouse always does.
 */
import type { Core } from 'cytoscape';

/** Listens on the box, ahead of Cytoscape's own listeners, for as long as the box lives. */
export function mindTouches(box: HTMLElement, cy: Core): void {
  box.addEventListener(
    'touchstart',
    (event) => {
      cy.userPanningEnabled(event.touches.length > 1 || !pageScrolls());
    },
    { capture: true, passive: true },
  );
  box.addEventListener(
    'mousedown',
    () => {
      cy.userPanningEnabled(true);
    },
    { capture: true },
  );
}

function pageScrolls(): boolean {
  const page = document.documentElement;
  return page.scrollHeight > page.clientHeight;
}

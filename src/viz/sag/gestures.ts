/**
 * Pointers on the stage, in the graph's own words.
 *
 * A tap on a card selects its set, on a bundle opens it; hovering is told once per
 * change. Ids that are no longer in the drawing are ignored.
 */
import type { EventObject } from 'cytoscape';
import type { DrawnNode } from './elements.ts';
import type { Stage } from './stage.ts';

export interface GestureHandlers {
  nodeOf(id: string): DrawnNode | undefined;
  onTap(node: DrawnNode): void;
  onHover(node: DrawnNode | null): void;
}

export function listenToStage(stage: Stage, handlers: GestureHandlers): void {
  const { cy } = stage;
  const nodeAt = (event: EventObject): DrawnNode | undefined => {
    const target = event.target as { id(): string };
    return handlers.nodeOf(target.id());
  };
  cy.on('tap', 'node', (event) => {
    const node = nodeAt(event);
    if (node !== undefined) handlers.onTap(node);
  });
  cy.on('mouseover', 'node', (event) => {
    const node = nodeAt(event);
    if (node === undefined) return;
    stage.setCursor('pointer');
    handlers.onHover(node);
  });
  const leave = (): void => {
    stage.setCursor('default');
    handlers.onHover(null);
  };
  cy.on('mouseout', 'node', leave);
  // Cytoscape does not say so when the pointer leaves a node and the stage at once.
  stage.box.addEventListener('mouseleave', leave);
}

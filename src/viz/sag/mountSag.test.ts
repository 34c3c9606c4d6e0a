// @vitest-environment jsdom
import type { Core } from 'cytoscape';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setOf } from '../../core/regions/regionSet.ts';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { darkTheme } from '../theme.ts';
import { edgeId, setId } from './elements.ts';
import { mountSag } from './mountSag.ts';
import { sagProps, sets, smallSag } from './sagProps.fixture.ts';

let element: HTMLElement;

beforeEach(() => {
  fakeCanvases(560, 760);
  element = document.createElement('div');
  document.body.replaceChildren(element);
});

/** Cytoscape keeps itself on its container, for its own tools and for tests. */
function cytoscapeOf(box: HTMLElement): Core {
  return (box.firstElementChild as unknown as { _cyreg: { cy: Core } })._cyreg.cy;
}

describe('the mounted graph', () => {
  it('is hidden from assistive technology', () => {
    mountSag(element, sagProps());
    expect(element.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
  });

  it('gives Cytoscape every node at its place, and every edge', () => {
    mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    expect(
      cy
        .nodes()
        .map((node) => node.id())
        .sort(),
    ).toEqual(Object.values(sets).map(setId).sort());
    expect(cy.edges().length).toBe(4);
    expect(cy.getElementById(setId(sets.first)).position('y')).toBeLessThan(
      cy.getElementById(setId(sets.shared)).position('y'),
    );
  });

  it('keeps the elements it has when the graph grows', () => {
    const view = mountSag(element, sagProps({ sag: { ...smallSag, nodes: smallSag.nodes.slice(0, 2), edges: [] } }));
    const cy = cytoscapeOf(element);
    const root = cy.getElementById(setId(sets.first));
    const removed = vi.fn();
    cy.on('remove', removed);
    view.update(sagProps());
    expect(cy.nodes().length).toBe(5);
    expect(cy.getElementById(setId(sets.first)).same(root)).toBe(true);
    expect(removed).not.toHaveBeenCalled();
  });

  it('lets go of what is gone', () => {
    const view = mountSag(element, sagProps());
    view.update(sagProps({ sag: null }));
    expect(cytoscapeOf(element).elements().length).toBe(0);
  });

  it('tells which node was pressed, and which bundle', () => {
    const [onSelect, onOpen] = [vi.fn(), vi.fn()];
    mountSag(element, sagProps({ onSelect, onOpen }));
    cytoscapeOf(element).getElementById(setId(sets.shared)).emit('tap');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(sets.shared);
    expect(onOpen).not.toHaveBeenCalled();
  });

  it('tells which node is hovered, and when none is any more', () => {
    const onHover = vi.fn();
    mountSag(element, sagProps({ onHover }));
    const node = cytoscapeOf(element).getElementById(setId(sets.left));
    node.emit('mouseover');
    node.emit('mouseout');
    expect(onHover.mock.calls).toEqual([[sets.left], [null]]);
  });

  it('forgets the hovered node when the pointer leaves the drawing', () => {
    const onHover = vi.fn();
    mountSag(element, sagProps({ onHover }));
    cytoscapeOf(element).getElementById(setId(sets.left)).emit('mouseover');
    element.firstElementChild!.dispatchEvent(new MouseEvent('mouseleave'));
    element.firstElementChild!.dispatchEvent(new MouseEvent('mouseleave'));
    expect(onHover.mock.calls).toEqual([[sets.left], [null]]);
  });

  it('lights the edges of the selected node and fades all while a region is hovered', () => {
    const view = mountSag(element, sagProps({ selected: sets.right }));
    const cy = cytoscapeOf(element);
    const edge = cy.getElementById(edgeId(setId(sets.second), setId(sets.right)));
    expect(cy.edges('.lit').map((each) => each.id())).toEqual([edge.id()]);
    expect(cy.edges('.faded').length).toBe(0);
    view.update(sagProps({ hoveredRegion: 4 }));
    expect(cy.edges('.lit').length).toBe(0);
    expect(cy.edges('.faded').length).toBe(4);
  });

  it('takes another theme without losing its elements', () => {
    const view = mountSag(element, sagProps());
    view.update(sagProps({ theme: darkTheme }));
    const cy = cytoscapeOf(element);
    expect(cy.nodes().length).toBe(5);
    // Cytoscape answers colours as `rgb(…)`.
    expect(cy.edges()[0]!.style('line-color')).toBe('rgb(88,90,87)');
  });

  it('leaves the camera to a person who has moved it, until they ask for everything', () => {
    const view = mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    cy.viewport({ zoom: 0.3, pan: { x: 5, y: 5 } });
    cy.emit('dragpan');
    view.update(sagProps({ visitor: { set: setOf([0, 1, 2, 3, 4]), confidence: 0.1, margin: 0 } }));
    expect(cy.zoom()).toBe(0.3);
    view.fit();
    expect(cy.zoom()).toBeGreaterThan(0.3);
  });

  it('brings the focused node into view even then', () => {
    const view = mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    cy.viewport({ zoom: 1, pan: { x: 5000, y: 5000 } });
    cy.emit('dragpan');
    view.update(sagProps({ focused: sets.right }));
    const { x, y } = cy.getElementById(setId(sets.right)).renderedPosition();
    expect(x > 0 && x < 560 && y > 0 && y < 760).toBe(true);
  });

  it('brings what is selected into view, and a visitor as soon as its score is there', () => {
    const view = mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    cy.viewport({ zoom: 1, pan: { x: 5000, y: 5000 } });
    cy.emit('dragpan');
    const visitor = { set: setOf([7, 8]), confidence: 0.1, margin: 0 };
    view.update(sagProps({ selected: visitor.set }));
    expect(cy.pan()).toEqual({ x: 5000, y: 5000 });
    view.update(sagProps({ selected: visitor.set, visitor }));
    const { x, y } = cy.getElementById(setId(visitor.set)).renderedPosition();
    expect(x > 0 && x < 560 && y > 0 && y < 760).toBe(true);
  });

  it('looks at a selection once: after that the camera is the person’s', () => {
    const view = mountSag(element, sagProps({ selected: sets.right }));
    const cy = cytoscapeOf(element);
    cy.viewport({ zoom: 1, pan: { x: 5000, y: 5000 } });
    cy.emit('dragpan');
    view.update(sagProps({ selected: sets.right, hoveredRegion: 4 }));
    expect(cy.pan()).toEqual({ x: 5000, y: 5000 });
  });

  it('zooms around the middle', () => {
    const view = mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    const before = cy.zoom();
    view.zoomBy(1.25);
    expect(cy.zoom()).toBeCloseTo(before * 1.25, 9);
  });

  it('gives its scene for figures, selection included', () => {
    const view = mountSag(element, sagProps({ selected: sets.first }));
    const { scene, bounds } = view.scene();
    expect(scene.filter((shape) => shape.kind === 'group').length).toBe(5);
    expect(bounds!.bottom).toBeGreaterThan(bounds!.top);
  });

  it('leaves nothing behind, not even the memory of its canvases', () => {
    const view = mountSag(element, sagProps());
    const cy = cytoscapeOf(element);
    const canvases = [...element.querySelectorAll('canvas')];
    expect(canvases.length).toBeGreaterThan(1);
    view.destroy();
    expect(element.childElementCount).toBe(0);
    expect(cy.destroyed()).toBe(true);
    expect(canvases.map(({ width, height }) => width * height).every((pixels) => pixels === 0)).toBe(true);
  });
});

// @vitest-environment jsdom
import cytoscape from 'cytoscape';
import { describe, expect, it, vi } from 'vitest';
import type { Bounds, Camera } from './camera.ts';
import { createCameraman } from './cameraman.ts';
import type { Stage } from './stage.ts';

const view = { width: 560, height: 760 };
const bounds = (width: number, height: number): Bounds => ({ left: 0, top: 0, right: width, bottom: height });
const framing = (width: number, height: number) => ({ all: bounds(width, height), roots: null, selected: null });

function stage() {
  let camera: Camera = { zoom: 1, pan: { x: 0, y: 0 } };
  const cy = cytoscape({ headless: true });
  const setCamera = vi.fn((next: Camera) => {
    camera = next;
  });
  const part = { cy, view: () => view, camera: () => camera, setCamera };
  return { cy, setCamera, now: () => camera, man: createCameraman(part as unknown as Stage) };
}

describe('the camera', () => {
  it('follows a growing graph', () => {
    const { man, now } = stage();
    man.follow(framing(400, 200), 0);
    const small = now().zoom;
    man.follow(framing(800, 900), 0);
    expect(now().zoom).toBeLessThan(small);
  });

  it('is not moved for a graph of the same extent', () => {
    const { man, setCamera } = stage();
    man.follow(framing(400, 200), 0);
    man.follow(framing(400, 200), 0);
    expect(setCamera).toHaveBeenCalledOnce();
  });

  it('does not follow below what can be read, unless everything was asked for', () => {
    const { man, now } = stage();
    man.follow(framing(5000, 400), 0);
    expect(now().zoom).toBe(0.5);
    man.fit(bounds(5000, 400), 0);
    expect(now().zoom).toBeLessThan(0.12);
    man.follow(framing(5100, 400), 0);
    expect(now().zoom).toBeLessThan(0.12);
  });

  it.each(['dragpan', 'scrollzoom', 'pinchzoom'])('stays where a person put it by %s', (gesture) => {
    const { cy, man, setCamera } = stage();
    man.follow(framing(400, 200), 0);
    cy.emit(gesture);
    man.follow(framing(900, 900), 0);
    man.resize();
    expect(setCamera).toHaveBeenCalledOnce();
  });

  it('follows again after everything was asked for', () => {
    const { cy, man, setCamera } = stage();
    cy.emit('dragpan');
    man.fit(bounds(400, 200), 0);
    man.follow(framing(900, 900), 0);
    expect(setCamera).toHaveBeenCalledTimes(2);
  });

  it('counts the zoom buttons as a person', () => {
    const { man, now } = stage();
    man.zoomBy(2, 0);
    man.follow(framing(400, 200), 0);
    expect(now().zoom).toBe(2);
  });

  it('moves no more than needed to show a node, and not at all for one in view', () => {
    const { man, now, setCamera } = stage();
    man.reveal({ left: 100, right: 160, top: 100, bottom: 180 }, 0);
    expect(setCamera).not.toHaveBeenCalled();
    man.reveal({ left: 600, right: 660, top: 100, bottom: 180 }, 0);
    expect(now()).toEqual({ zoom: 1, pan: { x: 560 - 20 - 660, y: 0 } });
  });
});

// @vitest-environment jsdom
import cytoscape from 'cytoscape';
import { describe, expect, it } from 'vitest';
import { mindTouches } from './touchManners.ts';

const touch = (fingers: number): Event => Object.assign(new Event('touchstart'), { touches: { length: fingers } });

function stage(pageHeight: number) {
  Object.defineProperty(document.documentElement, 'clientHeight', { configurable: true, value: 800 });
  Object.defineProperty(document.documentElement, 'scrollHeight', { configurable: true, value: pageHeight });
  const box = document.createElement('div');
  const cy = cytoscape({ headless: true });
  mindTouches(box, cy);
  return { box, cy };
}

describe('a finger on the graph', () => {
  it('is left to a page that can scroll', () => {
    const { box, cy } = stage(2000);
    box.dispatchEvent(touch(1));
    expect(cy.userPanningEnabled()).toBe(false);
  });

  it('moves the graph together with a second one, or where the page cannot scroll', () => {
    const long = stage(2000);
    long.box.dispatchEvent(touch(1));
    long.box.dispatchEvent(touch(2));
    expect(long.cy.userPanningEnabled()).toBe(true);
    const short = stage(800);
    short.box.dispatchEvent(touch(1));
    expect(short.cy.userPanningEnabled()).toBe(true);
  });

  it('does not take the graph from a mouse', () => {
    const { box, cy } = stage(2000);
    box.dispatchEvent(touch(1));
    box.dispatchEvent(new MouseEvent('mousedown'));
    expect(cy.userPanningEnabled()).toBe(true);
  });
});

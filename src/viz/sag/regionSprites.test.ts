// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showSet } from '../../core/regions/composite.ts';
import { setOf } from '../../core/regions/regionSet.ts';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { createRegionSprites } from './regionSprites.ts';
import { sagProps, sets } from './sagProps.fixture.ts';

let frames: (() => void)[];
beforeEach(() => {
  fakeCanvases(100, 100);
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});
const { compositor } = sagProps();

describe('sprites', () => {
  it('are not there at first, and told of once they are', () => {
    const onReady = vi.fn();
    const sprites = createRegionSprites(compositor, onReady);
    expect(sprites.image(sets.first)).toBeNull();
    expect(onReady).not.toHaveBeenCalled();
    frames.shift()?.();
    expect(onReady).toHaveBeenCalledOnce();
    expect(sprites.image(sets.first)).not.toBeNull();
  });

  it('ask for one frame, however many are wanted', () => {
    const sprites = createRegionSprites(compositor, () => undefined);
    for (const set of Object.values(sets)) sprites.image(set);
    expect(frames.length).toBe(1);
  });

  it('are made once per set', () => {
    const sprites = createRegionSprites(compositor, () => undefined);
    expect(sprites.imageNow(sets.first)).toBe(sprites.imageNow(sets.first));
    expect(sprites.imageNow(sets.first)).not.toBe(sprites.imageNow(sets.second));
  });

  it('forget the least recently used first', () => {
    const sprites = createRegionSprites(compositor, () => undefined);
    const numbered = (i: number) => setOf(Array.from({ length: 9 }, (_, bit) => bit).filter((bit) => (i >> bit) & 1));
    const [oldest, kept] = [sprites.imageNow(numbered(0)), sprites.imageNow(numbered(1))];
    for (let i = 2; i < 400; i++) sprites.imageNow(numbered(i));
    expect(sprites.image(numbered(1))).toBe(kept);
    sprites.imageNow(numbered(400));
    expect(sprites.imageNow(numbered(0))).not.toBe(oldest);
    expect(sprites.image(numbered(1))).toBe(kept);
  });

  it('are square, whatever the picture', () => {
    const { source } = createRegionSprites(compositor, () => undefined).imageNow(sets.first);
    expect((source as HTMLCanvasElement).width).toBe((source as HTMLCanvasElement).height);
  });

  it('stop being made when nobody wants them any more', () => {
    const onReady = vi.fn();
    const sprites = createRegionSprites(compositor, onReady);
    sprites.image(sets.first);
    sprites.destroy();
    expect(frames).toEqual([]);
  });

  it('leave one canvas each behind, and one for all', () => {
    const made = vi.spyOn(document, 'createElement');
    const sprites = createRegionSprites(compositor, () => undefined);
    for (const set of Object.values(sets)) sprites.imageNow(set);
    const canvases = made.mock.calls.filter(([name]) => name === 'canvas').length;
    expect(canvases).toBeLessThanOrEqual(Object.values(sets).length + 1);
    made.mockRestore();
  });

  it('show each its own set, though all are made by way of the same pixels', () => {
    const drawn = fakeCanvases(100, 100);
    const sprites = createRegionSprites(compositor, () => undefined);
    for (const set of Object.values(sets)) {
      const { calls } = drawn.of(sprites.imageNow(set).source as HTMLCanvasElement)!;
      const [name, pixels] = calls[0]!;
      expect(name).toBe('putImageData');
      expect((pixels as ImageData).data).toEqual(showSet(compositor, set));
    }
  });
});

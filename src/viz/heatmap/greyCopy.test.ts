// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCanvases } from '../canvas/fakeCanvas.fixture.ts';
import { greyCopy } from './greyCopy.ts';

let canvases: ReturnType<typeof fakeCanvases>;
beforeEach(() => {
  canvases = fakeCanvases(10, 10);
});

const canvasOf = (width: number, height: number): HTMLCanvasElement =>
  Object.assign(document.createElement('canvas'), { width, height });

describe('a canvas without its colours', () => {
  it('is another canvas of that size, made of all the pixels', () => {
    const canvas = canvasOf(6, 4);
    const copy = greyCopy(canvas);
    expect(copy).not.toBe(canvas);
    expect([copy.width, copy.height]).toEqual([6, 4]);
    expect(canvases.of(canvas)!.calls).toContainEqual(['getImageData', 0, 0, 6, 4]);
    expect(canvases.of(copy)!.calls.map(([name]) => name)).toEqual(['putImageData']);
  });

  it('is made once for each canvas', () => {
    const canvas = canvasOf(6, 4);
    expect(greyCopy(canvas)).toBe(greyCopy(canvas));
    expect(greyCopy(canvasOf(6, 4))).not.toBe(greyCopy(canvas));
    expect(canvases.of(canvas)!.calls.filter(([name]) => name === 'getImageData')).toHaveLength(1);
  });

  it('is the canvas itself where it gives no pixels', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValueOnce(null);
    const canvas = canvasOf(6, 4);
    expect(greyCopy(canvas)).toBe(canvas);
  });
});

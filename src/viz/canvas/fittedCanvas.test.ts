// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeCanvases } from './fakeCanvas.fixture.ts';
import { fitCanvas } from './fittedCanvas.ts';

let element: HTMLElement;
beforeEach(() => {
  fakeCanvases(200, 100);
  element = document.createElement('div');
  vi.stubGlobal('devicePixelRatio', 2);
});

describe('a fitted canvas', () => {
  it('has a pixel for every pixel of the device, and is painted in CSS pixels', () => {
    const paint = vi.fn();
    const fitted = fitCanvas(element, 2, paint);
    fitted.repaint();
    const { canvas } = fitted;
    expect([canvas.width, canvas.height]).toEqual([400, 200]);
    expect(paint).toHaveBeenCalledWith(expect.anything(), { width: 200, height: 100 });
  });

  it('is not painted before it has a size', () => {
    fakeCanvases(0, 0);
    const paint = vi.fn();
    fitCanvas(element, 2, paint).repaint();
    expect(paint).not.toHaveBeenCalled();
  });

  it('is cleared before and put right after whatever was painted', () => {
    const canvases = fakeCanvases(200, 100);
    const fitted = fitCanvas(element, 2, (context) => {
      context.globalAlpha = 0.1;
    });
    fitted.repaint();
    const { calls, context } = canvases.of(fitted.canvas)!;
    expect(calls.map(([name]) => name)).toEqual(['setTransform', 'clearRect', 'save', 'restore']);
    expect(context.globalAlpha).toBe(1);
  });

  it('takes another shape', () => {
    const fitted = fitCanvas(element, 2, () => undefined);
    fitted.setAspect(1.5);
    expect(fitted.canvas.style.aspectRatio).toMatch(/^1\.5/);
  });

  it('is hidden from assistive technology, and goes with its memory when it is not needed', () => {
    const fitted = fitCanvas(element, 2, () => undefined);
    expect(fitted.canvas.getAttribute('aria-hidden')).toBe('true');
    fitted.repaint();
    fitted.destroy();
    expect(element.childElementCount).toBe(0);
    expect([fitted.canvas.width, fitted.canvas.height]).toEqual([0, 0]);
  });
});

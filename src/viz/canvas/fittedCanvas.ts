/**
 * A canvas that fills its element's width and stays sharp.
 *
 * The backing store has one pixel per device pixel and follows the element's size;
 * whoever paints works in CSS pixels, may leave the context as it likes, and is called again after
 * every change of size. The canvas is a picture to assistive technology only through what its
 * owner says beside it, so it is hidden there.
 */
import { freeCanvas } from './freeCanvas.ts';

export interface FittedCanvas {
  readonly canvas: HTMLCanvasElement;
  /** Paints again, at the present size. */
  repaint(): void;
  /** Width ÷ height of the canvas from now on; does not repaint by itself when it stays the same. */
  setAspect(aspect: number): void;
  destroy(): void;
}

export interface CanvasSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export type Paint = (context: CanvasRenderingContext2D, size: CanvasSize) => void;

export function fitCanvas(element: HTMLElement, aspect: number, paint: Paint): FittedCanvas {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = `display:block;width:100%;aspect-ratio:${String(aspect)}`;
  element.append(canvas);
  const context = canvas.getContext('2d');

  const repaint = (): void => {
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio;
    resize(canvas, Math.round(width * ratio), Math.round(height * ratio));
    context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
    context.clearRect(0, 0, width, height);
    context.save();
    paint(context, { width, height });
    context.restore();
  };
  const observer = new ResizeObserver(repaint);
  observer.observe(canvas);

  return {
    canvas,
    repaint,
    setAspect: (next) => {
      canvas.style.aspectRatio = String(next);
    },
    destroy: () => {
      observer.disconnect();
      canvas.remove();
      freeCanvas(canvas);
    },
  };
}

/** Assigning a canvas size clears it and frees its memory, so it is done only for a new size. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

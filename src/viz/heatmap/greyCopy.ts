/**
 * A canvas without its colours, as ground for heat maps.
 *
 * Made once for each canvas however many maps lie over it, and gone with it. The
 * canvas must not be painted on afterwards: the copy would stay as it was.
 */
import { pixelCanvas, withoutColours } from '../canvas/pixels.ts';

const copies = new WeakMap<HTMLCanvasElement, HTMLCanvasElement>();

export function greyCopy(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = copies.get(canvas) ?? greyed(canvas);
  copies.set(canvas, copy);
  return copy;
}

/** A canvas that gives no pixels stays as it is: better in colour than blank. */
function greyed(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
  return pixels === undefined ? canvas : pixelCanvas(withoutColours(pixels), width, height);
}

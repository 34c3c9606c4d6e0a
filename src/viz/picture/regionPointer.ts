/**
 * A pointer over a canvas, as the region under it.
 *
 * Reports changes only: moving within a region is silent. Touch and pen report a
 * region while they press it, so a finger lights regions as it slides.
 */
import type { RegionId } from '../../core/regions/regionSet.ts';

export interface RegionPointer {
  /** The region at fractions of the canvas, null outside. */
  at(x: number, y: number): RegionId | null;
  onHover(region: RegionId | null): void;
  onPick(region: RegionId): void;
}

/** Listens until the returned function is called. */
export function watchRegions(canvas: HTMLCanvasElement, pointer: RegionPointer): () => void {
  let last: RegionId | null = null;
  const under = (event: MouseEvent): RegionId | null => {
    const box = canvas.getBoundingClientRect();
    return pointer.at((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const hover = (region: RegionId | null): void => {
    if (region === last) return;
    last = region;
    pointer.onHover(region);
  };
  const onMove = (event: PointerEvent): void => {
    hover(under(event));
  };
  const onLeave = (): void => {
    hover(null);
  };
  const onClick = (event: MouseEvent): void => {
    const region = under(event);
    if (region !== null) pointer.onPick(region);
  };
  canvas.addEventListener('pointermove', onMove);
  canvas.addEventListener('pointerdown', onMove);
  canvas.addEventListener('pointerleave', onLeave);
  canvas.addEventListener('pointercancel', onLeave);
  canvas.addEventListener('click', onClick);
  return () => {
    canvas.removeEventListener('pointermove', onMove);
    canvas.removeEventListener('pointerdown', onMove);
    canvas.removeEventListener('pointerleave', onLeave);
    canvas.removeEventListener('pointercancel', onLeave);
    canvas.removeEventListener('click', onClick);
  };
}

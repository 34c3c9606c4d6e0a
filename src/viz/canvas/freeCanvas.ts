/**
 * Gives the memory of a canvas back at once.
 *
 * A canvas that nobody holds any more keeps its pixels until garbage happens to be
 * collected, and the few objects it is for JavaScript are no reason to: a graph left ten
 * megabytes behind with every picture. It must not be drawn from afterwards.
 */
export function freeCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

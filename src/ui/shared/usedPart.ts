/**
 * Which part of a picture a network takes.
 *
 * The same centred part that the engine takes before it scales, so that what the page
 * draws from the file lies exactly under what the network saw. Knows no file and no canvas.
 */
import type { Fit } from '../../core/regions/picture.ts';

/** `[left, top, width, height]` in the picture's own pixels. @param size `[height, width]` of what the network takes */
export function usedPart(
  { width, height }: { readonly width: number; readonly height: number },
  [rows, columns]: readonly [number, number],
  fit: Fit,
): readonly [number, number, number, number] {
  if (fit === 'squash') return [0, 0, width, height];
  const scale = Math.min(width / columns, height / rows);
  const [w, h] = [columns * scale, rows * scale];
  return [(width - w) / 2, (height - h) / 2, w, h];
}

/**
 * A picture at the size a network takes, made by the page for the moments before
 * the worker has it.
 *
 * Fitted as the engine fits it, but scaled by the browser's own means: close enough
 * to look at, and what a network sees where the file has that size already.
 */
import type { Fit, SeenPicture } from '../../core/regions/picture.ts';
import { usedPart } from '../shared/usedPart.ts';

/** @param size `[height, width]`; rejects where the browser cannot decode the file */
export async function previewPicture(blob: Blob, size: readonly [number, number], fit: Fit): Promise<SeenPicture> {
  const bitmap = await createImageBitmap(blob);
  const [height, width] = size;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, ...usedPart(bitmap, size, fit), 0, 0, width, height);
  bitmap.close();
  return { width, height, rgb: withoutAlpha(context.getImageData(0, 0, width, height).data) };
}

/** RGBA to RGB. */
function withoutAlpha(rgba: Uint8ClampedArray): Uint8ClampedArray {
  return rgba.filter((_, at) => at % 4 !== 3);
}

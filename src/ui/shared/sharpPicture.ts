/**
 * The part of a picture file that a network takes, at a size to look at.
 *
 * Networks see pictures of a hundred or two hundred pixels, which are blurred where
 * they are shown large. This one is only for people: nothing is ever computed on it,
 * and what shows a region set shows the network's own pixels. Upright, on white and
 * in the page's colours as the engine decodes it.
 */
import type { Fit } from '../../core/regions/picture.ts';
import { usedPart } from './usedPart.ts';

/** Longest side in pixels: a little less than the largest place for it on a fine screen. */
const most = 672;

interface Wanted {
  readonly blob: Blob;
  /** Of the upright picture in the file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of what the network saw: `[height, width]`. */
  readonly seen: readonly [number, number];
  readonly fit: Fit;
}

/**
 * A canvas with the proportions of `seen`, at most 672 pixels long and no longer than the
 * part of the file that it shows; null where that is no sharper than what the network saw.
 * Rejects where the browser cannot decode the file.
 */
export async function sharpPicture({ blob, width, height, seen, fit }: Wanted): Promise<HTMLCanvasElement | null> {
  const [, , partWidth, partHeight] = usedPart({ width, height }, seen, fit);
  const inFile = Math.max(partWidth, partHeight);
  const long = Math.min(most, inFile);
  if (long <= Math.max(...seen)) return null;
  const bitmap = await decode(blob, Math.round((width * long) / inFile), width);
  try {
    return drawn(bitmap, usedPart(bitmap, seen, fit), sizeOf(seen, long));
  } finally {
    bitmap.close();
  }
}

/** Photographs are shrunk by the decoder, so that a large one is never held whole. */
function decode(blob: Blob, wantedWidth: number, width: number): Promise<ImageBitmap> {
  const shrink = wantedWidth < width ? { resizeWidth: wantedWidth, resizeQuality: 'high' as const } : {};
  return createImageBitmap(blob, { imageOrientation: 'from-image', ...shrink });
}

function sizeOf([rows, columns]: readonly [number, number], long: number): readonly [number, number] {
  const scale = long / Math.max(rows, columns);
  return [Math.round(columns * scale), Math.round(rows * scale)];
}

function drawn(
  bitmap: ImageBitmap,
  part: readonly [number, number, number, number],
  [width, height]: readonly [number, number],
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D canvas.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, ...part, 0, 0, width, height);
  return canvas;
}

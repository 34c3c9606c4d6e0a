/**
 * From a file to an upright picture in plain RGB, in a browser's worker.
 *
 * The browser decodes and applies the EXIF orientation, at full size up to 24
 * megapixels; beyond that it shrinks while decoding and the result says from what.
 * Transparent pixels are laid on white. Pixels are read through a canvas a strip at
 * a time, so a large picture exists once as a bitmap and once as RGB, no more.
 *
 * What can be known without a browser is in `fileKind.ts` and `pictureHeader.ts`.
 */
import { FailureError } from '../../core/failure.ts';
import { fileKind } from './fileKind.ts';
import type { PictureSize } from './pictureHeader.ts';
import { isComplete, pictureSize } from './pictureHeader.ts';
import type { DecodedPicture } from './resize.ts';

/** Kept at full size up to here: 96 MB as a bitmap, far above what any network sees. */
const keptPixels = 24e6;

/** Not decoded at all above this: 1.2 GB as a bitmap, a tab's life on many phones. */
const refusedPixels = 300e6;

const stripPixels = 2e6;

/** How wide the browser should make an oversize picture; null where it is kept. */
export function shrunkWidth(size: PictureSize | null): number | null {
  if (!size || size.width * size.height <= keptPixels) return null;
  return Math.max(1, Math.floor(size.width * Math.sqrt(keptPixels / (size.width * size.height))));
}

async function bitmapOf(bytes: Uint8Array<ArrayBuffer>, blob: Blob, name: string): Promise<ImageBitmap> {
  const undecodable = (looksLike: string | null): FailureError =>
    new FailureError({ kind: 'picture-undecodable', name, looksLike });
  const size = pictureSize(bytes);
  if (size && size.width * size.height > refusedPixels)
    throw new FailureError({
      kind: 'picture-too-large',
      name,
      megapixels: Math.round((size.width * size.height) / 1e6),
    });
  if (!isComplete(bytes)) throw undecodable(`${fileKind(bytes) ?? 'a picture'} whose end is missing`);
  const resizeWidth = shrunkWidth(size);
  try {
    return await createImageBitmap(blob, {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
      colorSpaceConversion: 'default',
      ...(resizeWidth === null ? {} : { resizeWidth, resizeQuality: 'high' as const }),
    });
  } catch {
    throw undecodable(fileKind(bytes));
  }
}

/** All pixels of a bitmap over white. */
function readPixels(bitmap: ImageBitmap): Uint8ClampedArray {
  const { width, height } = bitmap;
  const rows = Math.max(1, Math.min(height, Math.floor(stripPixels / width)));
  const canvas = new OffscreenCanvas(width, rows);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives a worker no 2D canvas.');
  const rgb = new Uint8ClampedArray(width * height * 3);
  context.fillStyle = '#fff';
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.fillRect(0, 0, width, count);
    context.drawImage(bitmap, 0, top, width, count, 0, 0, width, count);
    const { data } = context.getImageData(0, 0, width, count);
    for (let from = 0, to = top * width * 3; from < data.length; from += 4, to += 3) {
      rgb[to] = data[from] ?? 0;
      rgb[to + 1] = data[from + 1] ?? 0;
      rgb[to + 2] = data[from + 2] ?? 0;
    }
  }
  return rgb;
}

/**
 * Decodes a dropped, pasted or fetched picture. `name` is for messages.
 *
 * Throws *picture-undecodable* (with what the bytes look like) for anything that is
 * no picture, a format this browser lacks (HEIC outside Safari) or a file cut short,
 * and *picture-too-large* above 300 megapixels.
 */
export async function decodePicture(blob: Blob, name: string): Promise<DecodedPicture> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const bitmap = await bitmapOf(bytes, blob, name);
  try {
    const { width, height } = bitmap;
    const decoded = { width, height, rgb: readPixels(bitmap) };
    const size = pictureSize(bytes);
    return size && shrunkWidth(size) !== null ? { ...decoded, shrunkFrom: [size.width, size.height] } : decoded;
  } finally {
    bitmap.close();
  }
}

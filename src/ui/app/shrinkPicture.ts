/**
 * A copy of a picture small enough for a link.
 *
 * Tries smaller sizes and lower qualities in turn and takes the first that fits,
 * so the copy is as good as the room allows; null when even the last does not fit.
 */
import type { SeenPicture } from '../../core/regions/picture.ts';
import { pixelCanvas, rgba } from '../../viz/canvas/pixels.ts';

/** Longest side in pixels and WebP quality, best first. */
const attempts = [
  [224, 0.8],
  [224, 0.6],
  [192, 0.6],
  [160, 0.55],
  [128, 0.5],
  [96, 0.45],
  [64, 0.4],
] as const;

/** Encodes at a longest side and quality. */
export type Encode = (side: number, quality: number) => Promise<Blob | null>;

export async function firstThatFits(encode: Encode, maxBytes: number): Promise<Blob | null> {
  for (const [side, quality] of attempts) {
    const blob = await encode(side, quality);
    if (blob !== null && blob.size <= maxBytes) return blob;
  }
  return null;
}

export async function shrinkPicture(picture: SeenPicture, maxBytes: number): Promise<Blob | null> {
  const whole = pixelCanvas(rgba(picture), picture.width, picture.height);
  return firstThatFits((side, quality) => encode(whole, side, quality), maxBytes);
}

function encode(whole: HTMLCanvasElement, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(whole.width, whole.height));
  const small = document.createElement('canvas');
  small.width = Math.round(whole.width * scale);
  small.height = Math.round(whole.height * scale);
  const context = small.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, small.width, small.height);
  return new Promise((resolve) => {
    small.toBlob(resolve, 'image/webp', quality);
  });
}

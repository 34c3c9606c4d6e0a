/**
 * Plain pixels to canvases.
 *
 * `rgba`, `grey` and `withoutColours` are pure and give 4 bytes a pixel, row by row; `pixelCanvas`
 * is the one place that hands them to the browser. The canvases have the pixels'
 * own size: scaling is left to whoever draws them.
 */
import type { SeenPicture } from '../../core/regions/picture.ts';

/** Channel weights of luma for sRGB values (ITU-R BT.709, item 3.2). */
const LUMA = [0.2126, 0.7152, 0.0722] as const;

export type Pixels = Uint8ClampedArray<ArrayBuffer>;

export function rgba(picture: SeenPicture): Pixels {
  const out = new Uint8ClampedArray(picture.width * picture.height * 4);
  for (let i = 0, o = 0; o < out.length; i += 3, o += 4) {
    out[o] = picture.rgb[i] ?? 0;
    out[o + 1] = picture.rgb[i + 1] ?? 0;
    out[o + 2] = picture.rgb[i + 2] ?? 0;
    out[o + 3] = 255;
  }
  return out;
}

/** The picture without its colours, so that a colour laid over it can only mean the map. */
export function grey(picture: SeenPicture): Pixels {
  return withoutColours(rgba(picture));
}

/** The same for pixels that a canvas gave; alpha stays. */
export function withoutColours(pixels: Uint8ClampedArray): Pixels {
  const out = new Uint8ClampedArray(pixels);
  const [red, green, blue] = LUMA;
  // A plain loop: half a million pixels are looked at while somebody waits.
  for (let o = 0; o < out.length; o += 4) {
    const luma = red * (out[o] ?? 0) + green * (out[o + 1] ?? 0) + blue * (out[o + 2] ?? 0);
    out[o] = luma;
    out[o + 1] = luma;
    out[o + 2] = luma;
  }
  return out;
}

/**
 * A canvas of exactly these pixels; its context is null-safe because a canvas without one stays blank.
 * @param over a canvas to be written over instead of making one; whatever it showed is gone
 */
export function pixelCanvas(
  pixels: Pixels,
  width: number,
  height: number,
  over: HTMLCanvasElement | null = null,
): HTMLCanvasElement {
  const canvas = over ?? document.createElement('canvas');
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

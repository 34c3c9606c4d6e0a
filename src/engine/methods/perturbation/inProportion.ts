/**
 * Lengths that were published for pictures of 224 pixels, on pictures of any size.
 */
const PUBLISHED_SIDE = 224;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In pixels of the picture; goes by its shorter side. */
export function inProportion(pixelsOf224: number, { width, height }: Size): number {
  return (pixelsOf224 * Math.min(width, height)) / PUBLISHED_SIDE;
}

/** The same as a whole number, at least 1. */
export function wholePixels(pixelsOf224: number, size: Size): number {
  return Math.max(1, Math.round(inProportion(pixelsOf224, size)));
}

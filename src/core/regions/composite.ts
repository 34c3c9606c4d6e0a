/**
 * The picture as the network sees it when only some regions are visible.
 *
 * Every pixel is picture · mask + baseline · (1 − mask). The scorer composites with
 * this on typed arrays and the page draws nodes with it, so what a node shows is
 * what the network saw. Both footprints are separable and at most two rows of
 * regions touch a line of pixels, so no mask image is made: a 224 × 224 picture
 * costs about 150,000 multiplications.
 *
 * Knows nothing of preprocessing or of tensors.
 */
import type { Baseline, BaselineKind, Rgb } from './baseline.ts';
import { blurRgb } from './blur.ts';
import type { Footprint } from './footprint.ts';
import { axisWeights } from './footprint.ts';
import type { Grid } from './grid.ts';
import type { SeenPicture } from './picture.ts';
import type { Rect, Span } from './rect.ts';
import { lengthOf, wholeRect } from './rect.ts';
import type { RegionSet } from './regionSet.ts';
import { has } from './regionSet.ts';

/** What shows where regions are hidden, at the picture's size. RGB, 0–255. */
export type HiddenPicture =
  { readonly kind: 'constant'; readonly rgb: Rgb } | { readonly kind: 'picture'; readonly rgb: Float32Array };

export interface Compositor {
  readonly width: number;
  readonly height: number;
  /** Writes `[height, width, 3]` RGB, 0–255, from `out[offset]` on; nothing else of `out` is touched. */
  into(set: RegionSet, out: Float32Array, offset: number): void;
  /** The same for some of its pixels only. */
  crop(set: RegionSet, rect: Rect, out: Float32Array, offset: number): void;
}

/** Sigma of the blur baseline: 20 pixels on a picture of 224 (methods/sag.md §9), in proportion elsewhere. */
const BLUR_SHARE = 20 / 224;

/** The baseline of that kind for this picture; *mean* is the mean of each channel over all pixels. */
export function baselineOf(kind: BaselineKind, picture: SeenPicture): Baseline {
  switch (kind) {
    case 'black':
      return { kind, rgb: [0, 0, 0] };
    case 'mean':
      return { kind, rgb: meanColour(picture) };
    case 'blur':
      return { kind, sigma: BLUR_SHARE * Math.min(picture.width, picture.height) };
  }
}

function meanColour({ rgb, width, height }: SeenPicture): Rgb {
  let [red, green, blue] = [0, 0, 0];
  for (let at = 0; at < rgb.length; at += 3) {
    red += rgb[at] ?? 0;
    green += rgb[at + 1] ?? 0;
    blue += rgb[at + 2] ?? 0;
  }
  const pixels = width * height;
  return [red / pixels, green / pixels, blue / pixels];
}

/** Made once per picture and baseline: a blur costs as much as several forward passes. */
export function hiddenPicture(picture: SeenPicture, baseline: Baseline): HiddenPicture {
  if (baseline.kind !== 'blur') return { kind: 'constant', rgb: baseline.rgb };
  return { kind: 'picture', rgb: blurRgb(picture.rgb, picture.width, picture.height, baseline.sigma) };
}

/** A seen picture, or the numbers that preprocessing made of one: that is affine, so what is mixed after it is the same. */
export type Composable = Pick<SeenPicture, 'width' | 'height'> & { readonly rgb: Uint8ClampedArray | Float32Array };

export function createCompositor(
  picture: Composable,
  hidden: HiddenPicture,
  grid: Grid,
  footprint: Footprint,
): Compositor {
  const { width, height } = picture;
  const below = hiddenRgb(hidden, width * height);
  // What visibility adds to the baseline: one multiplication per number is left for the hot loop.
  const gain = new Float32Array(below.length);
  for (let at = 0; at < gain.length; at++) gain[at] = (picture.rgb[at] ?? 0) - (below[at] ?? 0);
  const lines = linesOf(axisWeights(footprint, grid.rows, height), height);
  const columns = axisWeights(footprint, grid.cols, width).map((weights) => ({ weights, span: supportOf(weights) }));
  const whole = wholeRect(height, width);

  const crop = (set: RegionSet, { rows, columns: across }: Rect, out: Float32Array, offset: number): void => {
    const hiddenRow = new Float32Array(lengthOf(across));
    const shown = shownPerRow(grid, columns, set, across);
    const length = lengthOf(across) * 3;
    for (let y = rows.from, to = offset; y < rows.to; y++, to += length) {
      const start = (y * width + across.from) * 3;
      out.set(below.subarray(start, start + length), to);
      const { row, weight } = lines[y] ?? { row: 0, weight: 0 };
      const [upper, lower] = [shown[row] ?? hiddenRow, shown[row + 1] ?? hiddenRow];
      if (upper === hiddenRow && lower === hiddenRow) continue;
      addLine({ out, to, gain, start }, upper, weight, lower);
    }
  };
  return {
    width,
    height,
    crop,
    into: (set, out, offset) => {
      crop(set, whole, out, offset);
    },
  };
}

/** The upper of the two rows of regions that touch a line of pixels; the one below it has weight 1 − `weight`. */
interface Line {
  readonly row: number;
  readonly weight: number;
}

function linesOf(weights: readonly Float32Array[], height: number): Line[] {
  return Array.from({ length: height }, (_, y) => {
    const row = weights.findIndex((weight) => (weight[y] ?? 0) > 0);
    return { row, weight: weights[row]?.[y] ?? 0 };
  });
}

/** How one column of regions covers columns of pixels. */
interface Column {
  readonly weights: Float32Array;
  /** Where they are not 0: two cells of a picture that has many. */
  readonly span: Span;
}

function supportOf(weights: Float32Array): Span {
  return { from: weights.findIndex((weight) => weight > 0), to: weights.findLastIndex((weight) => weight > 0) + 1 };
}

/** For every row of regions, how visible its shown regions make each of these columns of pixels; null where none is. */
function shownPerRow(
  grid: Grid,
  columns: readonly Column[],
  set: RegionSet,
  { from, to }: Span,
): (Float32Array | null)[] {
  return Array.from({ length: grid.rows }, (_, row) => {
    let sum: Float32Array | null = null;
    for (const [col, { weights, span }] of columns.entries()) {
      if (!has(set, row * grid.cols + col)) continue;
      sum ??= new Float32Array(to - from);
      const end = Math.min(to, span.to);
      for (let x = Math.max(from, span.from); x < end; x++) sum[x - from] = (sum[x - from] ?? 0) + (weights[x] ?? 0);
    }
    return sum;
  });
}

interface Target {
  readonly out: Float32Array;
  readonly to: number;
  readonly gain: Float32Array;
  readonly start: number;
}

/** Adds one line of `gain` from `start` on, weighted by the mask of its pixels, to `out` from `to` on. */
function addLine({ out, to, gain, start }: Target, upper: Float32Array, weight: number, lower: Float32Array): void {
  const rest = 1 - weight;
  for (let x = 0, at = to, from = start; x < upper.length; x++, at += 3, from += 3) {
    const share = (upper[x] ?? 0) * weight + (lower[x] ?? 0) * rest;
    if (share === 0) continue;
    out[at] = (out[at] ?? 0) + (gain[from] ?? 0) * share;
    out[at + 1] = (out[at + 1] ?? 0) + (gain[from + 1] ?? 0) * share;
    out[at + 2] = (out[at + 2] ?? 0) + (gain[from + 2] ?? 0) * share;
  }
}

/** What is seen where nothing is shown: RGB of so many pixels, 0–255. */
export function hiddenRgb(hidden: HiddenPicture, pixels: number): Float32Array {
  if (hidden.kind === 'picture') return hidden.rgb;
  const [red, green, blue] = hidden.rgb;
  const out = new Float32Array(pixels * 3);
  for (let at = 0; at < out.length; at += 3) {
    out[at] = red;
    out[at + 1] = green;
    out[at + 2] = blue;
  }
  return out;
}

/** What the network sees of a set, as RGBA bytes to draw: `[height, width, 4]`, opaque. */
export type SetPixels = (set: RegionSet) => Uint8ClampedArray<ArrayBuffer>;

/** For many sets one after the other: every call writes over what the one before gave, for a graph shows hundreds. */
export function createSetPixels(compositor: Compositor): SetPixels {
  const pixels = compositor.width * compositor.height;
  const rgb = new Float32Array(pixels * 3);
  const rgba = new Uint8ClampedArray(pixels * 4).fill(255);
  return (set) => {
    compositor.into(set, rgb, 0);
    for (let from = 0, to = 0; to < rgba.length; from += 3, to += 4) {
      rgba[to] = rgb[from] ?? 0;
      rgba[to + 1] = rgb[from + 1] ?? 0;
      rgba[to + 2] = rgb[from + 2] ?? 0;
    }
    return rgba;
  };
}

/** The same for one set; the pixels are the caller's. */
export function showSet(compositor: Compositor, set: RegionSet): Uint8ClampedArray<ArrayBuffer> {
  return createSetPixels(compositor)(set);
}

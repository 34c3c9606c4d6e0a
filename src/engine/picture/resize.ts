/**
 * Our own antialiased resize, so that a picture gives every browser's network the
 * same pixels (browsers' own `resizeQuality` differs, and with it the confidences).
 *
 * Separable triangle filter with half-pixel centres; when shrinking, the filter
 * widens with the scale, as Pillow's BILINEAR and PyTorch's `antialias=True` do.
 * Between the two passes values stay floats, at the end they are rounded to 8 bits
 * once. A picture that already has the network's size comes back pixel by pixel.
 *
 * Filters values as stored (gamma-encoded sRGB), which is what the networks were
 * trained on. Knows nothing of files (see `decode.ts`).
 */
import type { Fit, SeenPicture } from '../../core/regions/picture.ts';

/** An upright picture as decoded, any size. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  /** RGB, 0–255, row by row, 3 bytes a pixel. */
  readonly rgb: Uint8ClampedArray;
  /** Present where the file held more pixels than are worth keeping: `[width, height]` in the file. */
  readonly shrunkFrom?: readonly [width: number, height: number];
}

/** Which stretch of a source axis becomes the whole target axis, in source pixels. */
export interface AxisWindow {
  readonly begin: number;
  readonly length: number;
}

/** For each target pixel: the first source pixel that counts, and the weights from there on (they sum to 1). */
export interface Taps {
  readonly first: Int32Array;
  readonly weights: readonly Float32Array[];
}

/**
 * The triangle filter for one axis (Pillow `src/libImaging/Resample.c`,
 * `precompute_coeffs`): target pixel o looks at source position
 * `begin + (o + ½) × scale` with half width `max(scale, 1)`; taps outside the
 * source are dropped and the rest renormalised.
 */
export function axisTaps(source: number, target: number, window: AxisWindow): Taps {
  const scale = window.length / target;
  const support = Math.max(scale, 1);
  const first = new Int32Array(target);
  const weights = Array.from({ length: target }, (_, o) => {
    const centre = window.begin + (o + 0.5) * scale;
    const from = Math.max(0, Math.floor(centre - support + 0.5));
    const to = Math.min(source, Math.floor(centre + support + 0.5));
    first[o] = from;
    const taps = Float64Array.from({ length: Math.max(1, to - from) }, (_tap, k) =>
      Math.max(0, 1 - Math.abs(from + k + 0.5 - centre) / support),
    );
    const sum = taps.reduce((total, tap) => total + tap, 0);
    return Float32Array.from(taps, (tap) => tap / sum);
  });
  return { first, weights };
}

/** *squash*: all of both axes. *crop*: the largest centred part with the target's proportions. */
export function fitWindows(
  source: readonly [height: number, width: number],
  target: readonly [height: number, width: number],
  fit: Fit,
): readonly [rows: AxisWindow, cols: AxisWindow] {
  const scales = [source[0] / target[0], source[1] / target[1]] as const;
  const scale = Math.min(...scales);
  const window = (axis: 0 | 1): AxisWindow => {
    const length = target[axis] * (fit === 'crop' ? scale : scales[axis]);
    return { begin: (source[axis] - length) / 2, length };
  };
  return [window(0), window(1)];
}

const none = new Float32Array(0);

/** Filters along each row; only the rows that the second pass will ask for. By index: a photograph has many taps. */
function filterRows(picture: DecodedPicture, taps: Taps, fromRow: number, toRow: number): Float32Array {
  const width = taps.first.length;
  const out = new Float32Array((toRow - fromRow) * width * 3);
  for (let y = fromRow, at = 0; y < toRow; y++)
    for (let x = 0; x < width; x++, at += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      const weights = taps.weights[x] ?? none;
      let from = (y * picture.width + (taps.first[x] ?? 0)) * 3;
      for (let k = 0; k < weights.length; k++, from += 3) {
        const weight = weights[k] ?? 0;
        red += weight * (picture.rgb[from] ?? 0);
        green += weight * (picture.rgb[from + 1] ?? 0);
        blue += weight * (picture.rgb[from + 2] ?? 0);
      }
      out[at] = red;
      out[at + 1] = green;
      out[at + 2] = blue;
    }
  return out;
}

/** Filters along each column and rounds to 8 bits. */
function filterColumns(rows: Float32Array, stride: number, fromRow: number, taps: Taps): Uint8ClampedArray {
  const height = taps.first.length;
  const out = new Uint8ClampedArray(height * stride);
  const line = new Float32Array(stride);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    let from = ((taps.first[y] ?? 0) - fromRow) * stride;
    for (const weight of taps.weights[y] ?? []) {
      for (let i = 0; i < stride; i++) line[i] = (line[i] ?? 0) + weight * (rows[from + i] ?? 0);
      from += stride;
    }
    out.set(line, y * stride);
  }
  return out;
}

/**
 * The picture at the network's size (`[height, width]`).
 *
 * *crop* scales the short side and takes the centre; *squash* scales both sides
 * on their own. Pixels just outside a cropped window still take part in the
 * filter at its border, as when the whole picture is scaled first.
 */
export function seePicture(
  decoded: DecodedPicture,
  size: readonly [height: number, width: number],
  fit: Fit,
): SeenPicture {
  const [height, width] = size;
  if (decoded.width === width && decoded.height === height) return { width, height, rgb: decoded.rgb.slice() };
  const [rowWindow, colWindow] = fitWindows([decoded.height, decoded.width], size, fit);
  const colTaps = axisTaps(decoded.width, width, colWindow);
  const rowTaps = axisTaps(decoded.height, height, rowWindow);
  const fromRow = rowTaps.first[0] ?? 0;
  const toRow = (rowTaps.first[height - 1] ?? 0) + (rowTaps.weights[height - 1]?.length ?? 0);
  const rows = filterRows(decoded, colTaps, fromRow, toRow);
  return { width, height, rgb: filterColumns(rows, width * 3, fromRow, rowTaps) };
}

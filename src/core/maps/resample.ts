/**
 * A heat map at another size, by separable bilinear interpolation.
 *
 * Linear: it commutes with sums and scalings, and never leaves the range of its
 * values. Knows nothing of colours; see `interpolation.ts` for the conventions.
 */
import type { HeatMap } from './heatMap.ts';
import type { Convention, Taps } from './interpolation.ts';
import { tapsOf } from './interpolation.ts';

export function resample(map: HeatMap, width: number, height: number, convention: Convention): HeatMap {
  if (width === map.width && height === map.height) return { ...map, values: map.values.slice() };
  const columns = Array.from({ length: width }, (_, x) => tapsOf(x, map.width, width, convention));
  const rows = Array.from({ length: height }, (_, y) => tapsOf(y, map.height, height, convention));
  const wide = new Float32Array(width * map.height);
  for (let y = 0, at = 0; y < map.height; y++)
    for (const taps of columns) wide[at++] = mix(map.values, y * map.width, 1, taps);
  const values = new Float32Array(width * height);
  let at = 0;
  for (const taps of rows) for (let x = 0; x < width; x++) values[at++] = mix(wide, x, width, taps);
  return { width, height, signed: map.signed, values };
}

function mix(values: Float32Array, start: number, stride: number, { low, high, share }: Taps): number {
  const a = values[start + low * stride] ?? 0;
  const b = values[start + high * stride] ?? 0;
  return a * (1 - share) + b * share;
}

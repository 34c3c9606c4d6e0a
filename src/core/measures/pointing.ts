/**
 * The pointing games: does a map lie on the thing? (attribution.md §E.2, §E.3)
 *
 * They ask nothing of the network. Boxes and map are of one picture, the one the network
 * sees; several boxes count as one thing.
 */
import type { HeatMap } from '../maps/heatMap.ts';
import type { Box } from './mapMeasures.ts';

/**
 * How far beside the thing still counts, as a share of the picture's shorter side: 15
 * pixels (TorchRay) on photographs of VOC, whose shorter side is mostly 375.
 */
const TOLERANCE = 15 / 375;

export function pointingTolerance({ width, height }: Pick<HeatMap, 'width' | 'height'>): number {
  return TOLERANCE * Math.min(width, height);
}

/** 1 for each pixel whose middle lies in a box, `[height, width]`. */
export function boxMask(boxes: readonly Box[], width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) if (boxes.some((box) => isInside(box, x + 0.5, y + 0.5))) mask[at] = 1;
  return mask;
}

function isInside([left, top, right, bottom]: Box, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/**
 * Whether a pixel of the mask is nearer than `tolerance` pixels to the highest of the map,
 * the first one where several are. A map without a value above 0 points nowhere.
 */
export function pointsAt(map: HeatMap, mask: Uint8Array, tolerance: number): boolean {
  const { width, height, values } = map;
  const peak = values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0);
  if (!((values[peak] ?? 0) > 0)) return false;
  const [px, py] = [peak % width, Math.floor(peak / width)];
  const reach = Math.ceil(tolerance);
  for (let y = Math.max(0, py - reach); y <= Math.min(height - 1, py + reach); y++)
    for (let x = Math.max(0, px - reach); x <= Math.min(width - 1, px + reach); x++)
      if (mask[y * width + x] === 1 && (x - px) ** 2 + (y - py) ** 2 < tolerance ** 2) return true;
  return false;
}

/** Share of what the map holds above 0 that lies on the mask; 0 for a map that holds nothing, as in the released codes. */
export function energyInside({ values }: HeatMap, mask: Uint8Array): number {
  let [inside, all] = [0, 0];
  for (const [at, value] of values.entries()) {
    const positive = Math.max(0, value);
    all += positive;
    if (mask[at] === 1) inside += positive;
  }
  return all === 0 ? 0 : inside / all;
}

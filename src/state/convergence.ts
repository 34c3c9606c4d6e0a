/**
 * How a map came to be: some of the snapshots of the run that made it, to be replayed.
 *
 * However long a run is, at most 24 are kept, evenly among those that came: when there are
 * too many, every second one goes, and from then on only every second one that comes is
 * kept. Each is made small enough for all of them to weigh less than one picture. Knows
 * nothing of how they are shown.
 */
import type { HeatMap } from '../core/maps/heatMap.ts';
import type { MapSnapshot } from '../worker/protocol.ts';

/** With a map no larger than is kept. */
export type KeptStep = MapSnapshot;

export interface Convergence {
  /** The snapshots that were kept, in the order they came; the first always. */
  readonly kept: readonly KeptStep[];
  /** Of how many that come one is kept; a power of 2. */
  readonly every: number;
  readonly seen: number;
  /** Where the run stands; null before its first snapshot. */
  readonly latest: Pick<MapSnapshot, 'step' | 'steps'> | null;
}

/** Of snapshots kept: two seconds of a replay at twelve a second. */
const MOST_KEPT = 24;
/** Values along the longer side of a map kept. */
const LONGEST_SIDE = 56;

export const noConvergence: Convergence = { kept: [], every: 1, seen: 0, latest: null };

export function withSnapshot(convergence: Convergence, snapshot: MapSnapshot): Convergence {
  const { kept, every, seen } = convergence;
  const { raw, step, steps } = snapshot;
  const next: Convergence = { kept, every, seen: seen + 1, latest: { step, steps } };
  if (seen % every !== 0) return next;
  const grown = [...kept, { raw: shrunk(raw), step, steps }];
  if (grown.length <= MOST_KEPT) return { ...next, kept: grown };
  return { ...next, kept: grown.filter((_, at) => at % 2 === 0), every: 2 * every };
}

/** The map with the means of equal square blocks as its values, where it is larger than is kept; else itself. */
export function shrunk(map: HeatMap): HeatMap {
  const block = Math.ceil(Math.max(map.width, map.height) / LONGEST_SIDE);
  if (block <= 1) return map;
  const [width, height] = [Math.ceil(map.width / block), Math.ceil(map.height / block)];
  const values = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++) values[at++] = meanOfBlock(map, x * block, y * block, block);
  return { ...map, width, height, values };
}

/** The last blocks of a row or column may be cut off by the border. */
function meanOfBlock({ width, height, values }: HeatMap, left: number, top: number, block: number): number {
  const [right, bottom] = [Math.min(width, left + block), Math.min(height, top + block)];
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += values[y * width + x] ?? 0;
  return sum / ((right - left) * (bottom - top));
}

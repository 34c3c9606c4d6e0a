/**
 * Maps that know everything or nothing, to read the scores of the others by.
 *
 * *Truth* paints on each part what the logit really loses without it; *chance* is a grid
 * of random numbers; *centre* says that things stand in the middle.
 */
import { resample } from '../../src/core/maps/resample.ts';
import { seededRandom } from '../../src/core/seededRandom.ts';
import type { Experiment } from '../../src/core/truth/experiment.ts';
import { partDrops } from '../../src/core/truth/experiment.ts';
import type { Places } from '../../src/core/truth/importance.ts';

/** As coarse as the regions of the search. */
const CELLS = 7;

/** Standard deviation of the middle, as a share of the side. */
const SPREAD = 0.25;

/**
 * Each part's drop spread over its pixels that no other part's grown pixels reach, so
 * that the sums over parts are the drops themselves; over all of them where none is free.
 */
export function truthMap(experiment: Experiment, parts: Places, pixels: number, target: number): Float32Array {
  const reached = new Uint8Array(pixels);
  for (const place of parts) for (const at of place) reached[at] = (reached[at] ?? 0) + 1;
  const map = new Float32Array(pixels);
  for (const [part, drop] of partDrops(experiment, target).entries()) {
    const place = parts[part] ?? [];
    const free = place.filter((at) => reached[at] === 1);
    const painted = free.length > 0 ? free : place;
    for (const at of painted) map[at] = (map[at] ?? 0) + drop / painted.length;
  }
  return map;
}

/** Uniform numbers on a grid, enlarged smoothly. */
export function chanceMap(size: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const values = Float32Array.from({ length: CELLS * CELLS }, random);
  return resample({ width: CELLS, height: CELLS, signed: false, values }, size, size, 'half-pixel').values;
}

/** A Gaussian in the middle. */
export function centreMap(size: number): Float32Array {
  return Float32Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [at % size, Math.floor(at / size)].map((place) => (place + 0.5) / size - 0.5);
    return Math.exp(-((x ?? 0) ** 2 + (y ?? 0) ** 2) / (2 * SPREAD ** 2));
  });
}

/**
 * How much of an attribution map lies on each thing of a picture.
 *
 * The importance of a thing is the sum of the map over its pixels, after the pixels were
 * grown by two on every side (a 5 × 5 maximum): a map that marks an outline marks the
 * thing (Hesse et al. 2023). Grown things may overlap, so the sums need not add up.
 * Two places with one label are one thing.
 */

/** Pixels a thing is grown by on each side: a window of 5. */
const GROW = 2;

/** Where things are: for each the indexes of its grown pixels, ascending. */
export type Places = readonly (readonly number[])[];

/** What a map gives to the things of a picture. */
export interface Importance {
  /** Sum of the map over all pixels, negative ones included. */
  readonly total: number;
  /** By part, in the order of the class's parts. */
  readonly parts: readonly number[];
  /** By background object. */
  readonly objects: readonly number[];
}

/**
 * @param labels `[height, width]`
 * @param wanted the label of each thing; one that is nowhere has no pixels
 */
export function placesOf(labels: Uint8Array, width: number, wanted: readonly number[]): Places {
  const height = labels.length / width;
  const places = new Map(wanted.map((label) => [label, new Set<number>()]));
  for (const [at, label] of labels.entries()) {
    const place = places.get(label);
    if (!place) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let row = Math.max(0, y - GROW); row <= Math.min(height - 1, y + GROW); row++)
      for (let column = Math.max(0, x - GROW); column <= Math.min(width - 1, x + GROW); column++)
        place.add(row * width + column);
  }
  return wanted.map((label) => [...(places.get(label) ?? [])].sort((a, b) => a - b));
}

/** @param map one number per pixel, larger = more important, signed or not */
export function importanceOf(map: ArrayLike<number>, parts: Places, objects: Places): Importance {
  const sumOver = (place: readonly number[]) => place.reduce((sum, at) => sum + (map[at] ?? 0), 0);
  let total = 0;
  for (let at = 0; at < map.length; at++) total += map[at] ?? 0;
  return { total, parts: parts.map(sumOver), objects: objects.map(sumOver) };
}

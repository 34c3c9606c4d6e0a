/**
 * Normally distributed numbers that are the same in every run and never repeat, so that pools have no ties.
 */

/** As many numbers as `shape` has places. */
export function tensorNoise(shape: readonly number[], seed: number): number[] {
  const next = uniform(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return Array.from({ length: size }, () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()));
}

/** Mulberry32 (T. Ettinger, public domain). */
function uniform(seed: number): () => number {
  let state = (seed * 0x9e3779b9) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

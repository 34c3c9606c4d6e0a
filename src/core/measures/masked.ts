/**
 * What the network makes of a picture multiplied by its own map (attribution.md §E.4, §E.6).
 *
 * `whole` is the target's confidence in the whole picture, `shown` in the picture times
 * the map, `left` in the picture times one less the map. The mean of the map is 0–1.
 */

/** Share of the confidence that is lost, 0–1; null where there is none to lose. */
export function dropOf(whole: number, shown: number): number | null {
  return whole > 0 ? Math.max(0, whole - shown) / whole : null;
}

/** 1 where the network is surer of what the map shows than of the whole picture, else 0. */
export function increaseOf(whole: number, shown: number): number {
  return shown > whole ? 1 : 0;
}

/** P(x ⊙ L) ÷ mean of L; null where the map is 0 everywhere. */
export function positiveDensity(shown: number, mean: number): number | null {
  return mean > 0 ? shown / mean : null;
}

/** P(x ⊙ (1 − L)) ÷ mean of 1 − L; null where the map is 1 everywhere. */
export function negativeDensity(left: number, mean: number): number | null {
  return mean < 1 ? left / (1 - mean) : null;
}

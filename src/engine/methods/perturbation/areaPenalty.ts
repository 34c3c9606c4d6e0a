/**
 * How far a mask is from being 1 on a given share of the picture and 0 elsewhere
 * (Fong, Patrick and Vedaldi 2019, eq. 4): `mean((sorted(M) − r)²)`, r = 0 … 0 1 … 1.
 *
 * Sorting only says which pixels should be 1; the rest is a squared difference with the same gradient. Pixels
 * that tie for the last places get an equal part of them each: the mean of all ways to sort them. A fixed
 * order would draw every region to one corner, for at first nearly all pixels tie, up to rounding.
 */
import type { Penalty } from './roughness.ts';

/** Values no further apart than this are the same: a thousand times what rounding does to a mask. */
const SAME = 1e-4;

/** @param area share of pixels that should be 1; the first ⌊(1 − area) n⌋ in order should be 0 */
export function areaPenalty(mask: Float32Array, area: number): Penalty {
  const zeros = Math.floor((1 - area) * mask.length);
  const threshold = mask.slice().sort()[zeros] ?? Infinity;
  const above = mask.reduce((count, share) => (share > threshold + SAME ? count + 1 : count), 0);
  const tied = mask.reduce((count, share) => (Math.abs(share - threshold) <= SAME ? count + 1 : count), 0);
  const part = (mask.length - zeros - above) / tied;
  let value = 0;
  const gradient = mask.map((share) => {
    const wanted = Math.abs(share - threshold) <= SAME ? part : share > threshold ? 1 : 0;
    value += (wanted * (1 - share) ** 2 + (1 - wanted) * share ** 2) / mask.length;
    return (2 * (share - wanted)) / mask.length;
  });
  return { value, gradient };
}

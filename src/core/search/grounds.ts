/**
 * Where a search for one more, different explanation may look.
 *
 * First in what no root uses. Where that is not sufficient, no disjoint explanation
 * exists (for a monotone classifier), so part of the roots is let back in: of each
 * no more regions than a pair of roots may share (methods/sag.md §9.1, point 2).
 * A ground is a limit, not a promise: what is found in it may still overlap too much
 * where it is smaller than the root it shares with.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { difference, fullSet, setOf, union } from '../regions/regionSet.ts';
import type { Overlap } from './settings.ts';

/** A root's regions, the most needed first. */
export type RankedRoot = readonly RegionId[];

/** So that 1/3 of 3 regions is 1 region in floating point too. */
const ROUNDING = 1e-9;

/** All regions that no root uses. */
export function complementOf(regions: number, roots: readonly RankedRoot[]): RegionSet {
  return difference(fullSet(regions), setOf(roots.flat()));
}

/**
 * The complement with part of the roots let back in, in the order to try: the best
 * part of each root, the rest of each, the best of all at once, the rest of all.
 * Different sets, none of them the complement itself.
 */
export function relaxedGrounds(regions: number, roots: readonly RankedRoot[], overlap: Overlap): RegionSet[] {
  const complement = complementOf(regions, roots);
  const best = roots.map((root) => setOf(root.slice(0, allowance(root, overlap))));
  const rest = roots.map((root) => setOf(root.toReversed().slice(0, allowance(root, overlap))));
  const together = [best, rest].map((parts) => parts.reduce(union, complement));
  const grounds = [...[...best, ...rest].map((part) => union(complement, part)), ...together];
  return [...new Set(grounds)].filter((ground) => ground !== complement);
}

/** How many regions of this root another may share, if it is no smaller. */
function allowance(root: RankedRoot, { kind, limit }: Overlap): number {
  return Math.floor((kind === 'share' ? limit * root.length : limit) + ROUNDING);
}

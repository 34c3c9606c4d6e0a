/**
 * Sets of picture regions, as bits.
 *
 * The picture is cut into `rows × cols` regions, numbered row by row from the
 * top left; bit `i` is set when region `i` stays visible. A set is one `bigint`,
 * so two equal sets are `===` and a set can be a `Map` key without hashing.
 *
 * Knows nothing of pixels (see `footprint.ts`) or of classifiers (see `../search`).
 */
export type RegionSet = bigint & { readonly __brand: 'RegionSet' };

/** Index of one region, 0 ≤ id < rows × cols. */
export type RegionId = number;

export const emptySet = 0n as RegionSet;

/** All regions 0 … count−1. */
export function fullSet(count: number): RegionSet {
  return ((1n << BigInt(count)) - 1n) as RegionSet;
}

export function setOf(ids: Iterable<RegionId>): RegionSet {
  let bits = 0n;
  for (const id of ids) bits |= 1n << BigInt(id);
  return bits as RegionSet;
}

export function has(set: RegionSet, id: RegionId): boolean {
  return ((set >> BigInt(id)) & 1n) === 1n;
}

export function withRegion(set: RegionSet, id: RegionId): RegionSet {
  return (set | (1n << BigInt(id))) as RegionSet;
}

export function withoutRegion(set: RegionSet, id: RegionId): RegionSet {
  return (set & ~(1n << BigInt(id))) as RegionSet;
}

export function union(a: RegionSet, b: RegionSet): RegionSet {
  return (a | b) as RegionSet;
}

export function intersection(a: RegionSet, b: RegionSet): RegionSet {
  return (a & b) as RegionSet;
}

/** Members of `a` that are not in `b`. */
export function difference(a: RegionSet, b: RegionSet): RegionSet {
  return (a & ~b) as RegionSet;
}

export function isSubset(a: RegionSet, b: RegionSet): boolean {
  return (a & ~b) === 0n;
}

/** The regions of the set, ascending. */
export function members(set: RegionSet): RegionId[] {
  const ids: RegionId[] = [];
  for (let rest: bigint = set, id = 0; rest > 0n; rest >>= 1n, id++) if ((rest & 1n) === 1n) ids.push(id);
  return ids;
}

export function size(set: RegionSet): number {
  let count = 0;
  for (let rest: bigint = set; rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/** A scorer that answers from a table of 2ⁿ confidences, and remembers what it was asked. */
import fc from 'fast-check';
import type { RegionSet } from '../regions/regionSet.ts';
import type { Score, Scorer } from '../search/scorer.ts';

export interface LookUp extends Scorer {
  /** Every list of sets it was given, in order. */
  readonly calls: RegionSet[][];
}

export function lookUp(table: readonly number[]): LookUp {
  const calls: RegionSet[][] = [];
  return {
    regions: Math.log2(table.length),
    calls,
    score(sets, signal) {
      signal.throwIfAborted();
      calls.push([...sets]);
      return Promise.resolve(sets.map((set) => scoreIn(table, set)));
    },
  };
}

export function scoreIn(table: readonly number[], set: RegionSet): Score {
  const confidence = table[Number(set)];
  if (confidence === undefined) throw new RangeError(`no such set: ${String(set)}`);
  return { confidence, margin: 2 * confidence - 1 };
}

/** Any set function over `regions` regions, in 64ths so that sums are exact. */
export function tables(regions: number): fc.Arbitrary<number[]> {
  const cell = fc.integer({ min: 0, max: 64 }).map((value) => value / 64);
  return fc.array(cell, { minLength: 2 ** regions, maxLength: 2 ** regions });
}

export function setsOver(regions: number): fc.Arbitrary<RegionSet> {
  return fc.bigInt({ min: 0n, max: (1n << BigInt(regions)) - 1n }).map((bits) => bits as RegionSet);
}

/** Set functions small enough to be understood completely, and what is true of them by enumeration. */
import type fc from 'fast-check';
import type { RegionSet } from '../regions/regionSet.ts';
import { fullSet, isSubset, members, setOf, size, withoutRegion } from '../regions/regionSet.ts';
import { neverStops } from '../stop.ts';
import { tables } from '../sag/lookUp.fixture.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import { memoise } from './memo.ts';
import type { Score, Scorer } from './scorer.ts';
import type { Sufficiency } from './settings.ts';
import { isSufficient } from './sufficiency.ts';
import type { SearchTask } from './task.ts';

export type SetFunction = (set: RegionSet) => number;

export const half: Sufficiency = { ratio: 0.5, topClass: false };

export interface Toy extends Scorer {
  readonly asked: RegionSet[];
}

/** Margin is what is left above a rival who holds `rival` whatever is shown. Throws on any set it has judged before. */
export function toy(regions: number, value: SetFunction, rival = 0): Toy {
  const asked: RegionSet[] = [];
  const seen = new Set<RegionSet>();
  return {
    regions,
    asked,
    score(sets, signal) {
      signal.throwIfAborted();
      for (const set of sets) {
        if (seen.has(set)) throw new Error(`{${members(set).join()}} was scored twice`);
        if (!isSubset(set, fullSet(regions)))
          throw new Error(`{${members(set).join()}} has regions that are not there`);
        seen.add(set);
        asked.push(set);
      }
      return Promise.resolve(sets.map((set) => scoreOf(value(set), rival)));
    },
  };
}

function scoreOf(confidence: number, rival: number): Score {
  return { confidence, margin: confidence - rival };
}

export function everySet(regions: number): RegionSet[] {
  return Array.from({ length: 2 ** regions }, (_, bits) => BigInt(bits) as RegionSet);
}

/** Surely 1 where one of `causes` is shown whole, else a little for every region, so that there is a way uphill. */
export function whereAny(...causes: readonly (readonly number[])[]): SetFunction {
  const sets = causes.map(setOf);
  return (set) => (sets.some((cause) => isSubset(cause, set)) ? 1 : size(set) / 1000);
}

/**
 * Any function of the sets of `regions` regions. High values are rare in small sets,
 * so that explanations have several regions; the whole picture has some confidence.
 */
export function anyFunction(regions: number): fc.Arbitrary<SetFunction> {
  return tables(regions).map((table) => (set: RegionSet) => {
    const value = (table[Number(set)] ?? Number.NaN) ** (1 + (regions - size(set)) / 2);
    return set === fullSet(regions) ? Math.max(value, 1 / 64) : value;
  });
}

/** Any function that never falls when a region is shown in addition. */
export function monotoneFunction(regions: number): fc.Arbitrary<SetFunction> {
  return anyFunction(regions).map((value) => {
    const best = new Map<RegionSet, number>();
    for (const set of everySet(regions)) {
      const below = members(set).map((id) => best.get(withoutRegion(set, id)) ?? 0);
      best.set(set, Math.max(value(set), ...below));
    }
    return (set: RegionSet) => best.get(set) ?? Number.NaN;
  });
}

export async function taskOf(scorer: Scorer, sufficiency: Sufficiency = half): Promise<SearchTask> {
  const memo = memoise(scorer);
  const [whole] = await memo.score([fullSet(scorer.regions)], neverStops);
  if (whole === undefined) throw new Error('the whole picture was not scored');
  return { scorer: memo, whole, sufficiency };
}

/** What is sufficient, 1-minimal and strictly minimal, by looking at every set. */
export function truth(regions: number, value: SetFunction, rule: Sufficiency, rival = 0) {
  const whole = scoreOf(value(fullSet(regions)), rival);
  const sufficient = new Set(everySet(regions).filter((set) => isSufficient(scoreOf(value(set), rival), whole, rule)));
  const minimal = [...sufficient].filter((set) => members(set).every((id) => !sufficient.has(withoutRegion(set, id))));
  const strict = minimal.filter((set) => ![...sufficient].some((other) => other !== set && isSubset(other, set)));
  return { sufficient, minimal: new Set(minimal), strict: new Set(strict) };
}

export async function allOf<T>(steps: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const step of steps) all.push(step);
  return all;
}

export async function lastOf<T>(steps: AsyncIterable<T>): Promise<T> {
  const last = (await allOf(steps)).at(-1);
  if (last === undefined) throw new Error('there was not a single step');
  return last;
}

export function foundSets(explanations: readonly MinimalSufficientExplanation[]): Set<RegionSet> {
  return new Set(explanations.map(({ set }) => set));
}

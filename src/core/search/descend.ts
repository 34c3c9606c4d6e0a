/**
 * An explanation from above, where growing one from nothing would take too many sizes.
 *
 * Regions are shown in the order of what each adds (`gains.ts`) until the set is
 * sufficient: the place is found by doubling and halving, so that a prefix of tens of
 * regions costs less than ten sets. What is left is made minimal, and then smaller as
 * long as one beam level finds an explanation of one region less among all that the
 * elimination has scored.
 */
import type { RegionId, RegionSet } from '../regions/regionSet.ts';
import { size, withRegion } from '../regions/regionSet.ts';
import type { StopSignal } from '../stop.ts';
import type { BeamOptions } from './beam.ts';
import { beamSearch } from './beam.ts';
import type { MinimalSufficientExplanation } from './findings.ts';
import { minimise } from './minimise.ts';
import type { SearchTask } from './task.ts';
import { isKnownSufficient, setsOf, withFresh } from './task.ts';

/** Regions of the first step of the doubling. */
const FIRST_STEP = 2;

/** What has been found: ever smaller explanations, each once. Only ever appended. */
type Found = readonly MinimalSufficientExplanation[];

/**
 * @param start what every set on the way contains
 * @param rest regions to show besides, best first; all of them together may be too little, and then nothing is found
 * @param options of the beam that looks for smaller ones
 */
export async function* descend(
  task: SearchTask,
  start: RegionSet,
  rest: readonly RegionId[],
  options: Omit<BeamOptions, 'sizes' | 'limit'>,
  signal: StopSignal,
): AsyncGenerator<Found, Found> {
  const sufficient = await shortestPrefix(task, start, rest, signal);
  let found: Found = [];
  if (sufficient === null) return found;
  yield found;
  for await (const minimal of minimise(task, [sufficient], options.strict, signal)) {
    found = withFresh(found, minimal);
    yield found;
  }
  for (let count = 0; count < found.length;) {
    const least = Math.min(...setsOf(found).map(size));
    count = found.length;
    // Beams begin with single regions.
    const sizes = { from: Math.max(1, least - 2), to: least - 1 };
    for await (const step of beamSearch(task, { ...options, sizes, limit: 0 }, signal)) {
      found = withFresh(found, step.found);
      yield found;
    }
    if (Math.min(...setsOf(found).map(size)) === least) break;
  }
  return found;
}

/** A sufficient prefix the next shorter of which is not, or null where not even all regions are enough. */
export async function shortestPrefix(
  task: SearchTask,
  start: RegionSet,
  rest: readonly RegionId[],
  signal: StopSignal,
): Promise<RegionSet | null> {
  const prefix = (count: number) => rest.slice(0, count).reduce(withRegion, start);
  const isEnough = async (count: number) => {
    await task.scorer.score([prefix(count)], signal);
    return isKnownSufficient(task, prefix(count));
  };
  if (!(await isEnough(rest.length))) return null;
  let [least, enough] = [-1, rest.length];
  for (let step = FIRST_STEP; enough - least > 1; step *= 2) {
    const middle = Math.min(Math.floor((least + enough) / 2), Math.max(least, 0) + step);
    if (await isEnough(middle)) enough = middle;
    else least = middle;
  }
  return prefix(enough);
}

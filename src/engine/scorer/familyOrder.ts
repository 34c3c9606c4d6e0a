/**
 * An order in which neighbours differ little.
 *
 * A search asks for what looks best first, so the members of a family come mixed with
 * those of others. Side by side they go to one thread, which then needs their common
 * maps once (see `families.ts`).
 */
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { size } from '../../core/regions/regionSet.ts';

/** Indexes into `sets`, all of them: from the first on always the one that differs in the fewest regions, of several the first. */
export function familyOrder(sets: readonly RegionSet[]): number[] {
  const open = [...sets.keys()].slice(1);
  const order = sets.length === 0 ? [] : [0];
  for (let last = sets[0]; last !== undefined && open.length > 0;) {
    const from: RegionSet = last;
    const distances = open.map((at) => size((from ^ (sets[at] ?? from)) as RegionSet));
    const [next] = open.splice(distances.indexOf(Math.min(...distances)), 1);
    if (next === undefined) break;
    order.push(next);
    last = sets[next];
  }
  return order;
}

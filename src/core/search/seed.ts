/**
 * The order in which regions are tried.
 *
 * Any importance will do (occlusion, I-GOS, Grad-CAM: larger = more important); a
 * seed only decides what a search tries first, never what counts as an explanation.
 */
import type { RegionId } from '../regions/regionSet.ts';

/** All regions, most important first; equally important ones by id, so that the order is one and the same everywhere. */
export function seedOrder(importance: ArrayLike<number>): RegionId[] {
  const value = (id: RegionId) => {
    const number = importance[id] ?? Number.NaN;
    return Number.isNaN(number) ? -Infinity : number;
  };
  return Array.from(importance, (_, id) => id).sort((a, b) => {
    const [first, second] = [value(a), value(b)];
    return first === second ? a - b : first < second ? 1 : -1;
  });
}

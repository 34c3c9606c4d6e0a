/**
 * Region sets of foreign JSON: lists of numbers that ascend, with their scores.
 */
import type { RegionId } from '../regions/regionSet.ts';
import type { FileSet } from './explanationFormat.ts';
import type { Field } from './field.ts';

/** Probabilities in single precision may miss 0 and 1 by their rounding. */
const ROUNDING = 1e-6;

/** `count`: how many regions the grid has. */
export function regionsFrom(field: Field, count: number): RegionId[] {
  let before = -1;
  return field.items().map((item) => {
    const region = item.integer(0, count - 1);
    if (region <= before) item.refuse(`more than ${before}, for regions ascend`);
    before = region;
    return region;
  });
}

/** From `{ regions, confidence, ratio }`, and `margin` where it is there. */
export function setFrom(field: Field, count: number): FileSet {
  return {
    regions: regionsFrom(field.at('regions'), count),
    ...scoreFrom(field),
    ratio: field.at('ratio').number(0, Number.MAX_VALUE),
  };
}

/** From `{ confidence }`, and `margin` where it is there. */
export function scoreFrom(field: Field): Pick<FileSet, 'confidence' | 'margin'> {
  const margin = field.maybe('margin');
  return {
    confidence: field.at('confidence').number(-ROUNDING, 1 + ROUNDING),
    ...(margin === null ? {} : { margin: margin.number(-1 - ROUNDING, 1 + ROUNDING) }),
  };
}

/** Reads every item, and refuses one whose regions an item before it has. */
export function distinctSets<T extends FileSet>(items: readonly Field[], read: (item: Field) => T): T[] {
  const seen = new Set<string>();
  return items.map((item) => {
    const set = read(item);
    const key = set.regions.join();
    if (seen.has(key)) item.at('regions').refuse('another set than those before it');
    seen.add(key);
    return set;
  });
}

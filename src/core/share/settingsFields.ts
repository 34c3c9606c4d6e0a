/**
 * Settings from outside, checked.
 *
 * The same readers serve explanation files and links, so both allow the same ranges.
 * Ranges keep nonsense and endless work out; what is sensible is up to the controls.
 */
import type { Footprint } from '../regions/footprint.ts';
import type { Grid } from '../regions/grid.ts';
import type { ExplainSettings, SearchSettings, SeedKind, Sufficiency } from '../search/settings.ts';
import type { Field } from './field.ts';

/** Rows are named by letters. */
const MOST_ROWS = 26;
const MOST_REGIONS = MOST_ROWS ** 2;
const MOST_KEPT = 1000;
const MOST_ROOTS = 100;
const MOST_NODES = 100_000;

export const footprints: readonly Footprint[] = ['tent', 'tile'];
const seeds: readonly SeedKind[] = ['occlusion', 'i-gos', 'grad-cam', 'none'];

/** From `{ rows, cols }`. */
export function gridFrom(field: Field): Grid {
  return { rows: field.at('rows').integer(1, MOST_ROWS), cols: field.at('cols').integer(1, MOST_ROWS) };
}

/** From `{ ratio, topClass }`. */
export function sufficiencyFrom(field: Field): Sufficiency {
  return { ratio: field.at('ratio').number(0, 1), topClass: field.at('topClass').truth() };
}

/** From `{ roots, overlap: { kind, limit } }`. */
export function choiceFrom(field: Field): ExplainSettings['choice'] {
  const overlap = field.at('overlap');
  const kind = overlap.at('kind').oneOf(['share', 'count']);
  const limit = overlap.at('limit');
  return {
    roots: field.at('roots').integer(1, MOST_ROOTS),
    overlap: { kind, limit: kind === 'share' ? limit.number(0, 1) : limit.integer(0, MOST_REGIONS) },
  };
}

/** From `{ budget }`. */
export function budgetFrom(field: Field): ExplainSettings['graph'] {
  return { budget: field.at('budget').integer(1, MOST_NODES) };
}

/** From `{ kind, … }`; `strict` may be missing and is then false. */
export function searchFrom(field: Field): SearchSettings {
  const kind = field.at('kind').oneOf(['beam', 'combinatorial', 'exhaustive']);
  if (kind === 'exhaustive') return { kind, maxSize: field.at('maxSize').integer(0, MOST_REGIONS) };
  const seed = field.at('seed').oneOf(seeds);
  const strict = field.maybe('strict')?.truth() ?? false;
  if (kind === 'beam') {
    return {
      kind,
      width: field.at('width').integer(1, MOST_KEPT),
      successors: field.at('successors').integer(1, MOST_REGIONS),
      limit: field.at('limit').integer(0, MOST_KEPT),
      seed,
      strict,
    };
  }
  return {
    kind,
    candidates: field.at('candidates').integer(1, MOST_REGIONS),
    size: field.at('size').integer(1, MOST_REGIONS),
    seed,
    strict,
  };
}

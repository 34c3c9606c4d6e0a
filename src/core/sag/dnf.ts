/**
 * Region sets as a logical formula: each set a conjunction of regions, any set enough.
 *
 * `C6 ∧ D6 ∨ D4 ∧ E4 ∧ F1`: ∧ binds before ∨, as · before +. The empty set needs
 * nothing and is ⊤; no set at all is ⊥.
 */
import type { Grid } from '../regions/grid.ts';
import { regionNames } from '../regions/grid.ts';
import type { RegionSet } from '../regions/regionSet.ts';

/** Monotone disjunctive normal form, in the order given. */
export function dnf(grid: Grid, sets: readonly RegionSet[]): string {
  return sets.length === 0 ? '⊥' : sets.map((set) => term(grid, set)).join(' ∨ ');
}

function term(grid: Grid, set: RegionSet): string {
  return regionNames(grid, set).join(' ∧ ') || '⊤';
}

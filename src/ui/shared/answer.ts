/**
 * Questions that several features ask of the state about one set: how sure the
 * network is, whether that is enough, and what role the set plays.
 */
import { regionNames } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Score } from '../../core/search/scorer.ts';
import { isSufficient, ratioOf } from '../../core/search/sufficiency.ts';
import type { AppState } from '../../state/appState.ts';
import { drawnSettings, inspectionOf, nodeOf, roots, targetClass } from '../../state/selectors.ts';
import type { CombinationInput } from '../../text/combinations.ts';

/** The whole picture's score for the explained class: from the search, or before that from the prediction. */
export function wholeScore(state: AppState): Score | null {
  if (state.search.findings !== null && !state.search.stale) return state.search.findings.whole;
  const explained = targetClass(state);
  const other = state.shown?.prediction.classes.find(({ index }) => index !== state.target);
  if (explained === null) return null;
  return { confidence: explained.confidence, margin: explained.confidence - (other?.confidence ?? 0) };
}

export interface Verdict extends Score {
  readonly ratio: number;
  readonly enough: boolean;
}

/** The score of a set, from its inspection or from the graph, judged by the rule in force; null while not known. */
export function verdictOf(state: AppState, set: RegionSet): Verdict | null {
  const whole = wholeScore(state);
  const score = inspectionOf(state, set) ?? nodeOf(state, set);
  if (whole === null || score === null) return null;
  const { confidence, margin } = score;
  const enough = isSufficient(score, whole, drawnSettings(state).sufficiency);
  return { confidence, margin, ratio: ratioOf(score, whole), enough };
}

export function isRoot(state: AppState, set: RegionSet): boolean {
  return roots(state).some((root) => root.set === set);
}

/** A set as the text layer takes it; null while its score is not known. */
export function combinationOf(state: AppState, set: RegionSet): CombinationInput | null {
  const verdict = verdictOf(state, set);
  if (verdict === null) return null;
  const role = isRoot(state, set) ? 'root' : state.selection.own === set ? 'own' : 'node';
  return { names: regionNames(drawnSettings(state).grid, set), ratio: verdict.ratio, role, enough: verdict.enough };
}

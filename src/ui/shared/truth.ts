/**
 * The truth as several features need it: whether it is asked for, and how a
 * combination stands to it.
 */
import { useMemo } from 'react';
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { size } from '../../core/regions/regionSet.ts';
import type { Verdict } from '../../core/truth/judge.ts';
import { judge } from '../../core/truth/judge.ts';
import type { PictureTruth } from '../../core/truth/pictureTruth.ts';
import type { AppState } from '../../state/appState.ts';
import { drawnSettings, targetClass, truthOf } from '../../state/selectors.ts';
import { truthVerdict } from '../../text/truth.ts';
import { useApp } from './appContext.tsx';

/** Null where it is not known or not asked for. */
export function shownTruth(state: AppState): PictureTruth | null {
  return state.view.truth ? truthOf(state) : null;
}

/** What combinations are judged by: the truth asked for, where the class explained is the one it speaks of. */
function judgingTruth(state: AppState): PictureTruth | null {
  const truth = shownTruth(state);
  return truth !== null && targetClass(state)?.label === truth.class ? truth : null;
}

export type Judge = (set: RegionSet) => Verdict;

/** Judges combinations, each once; null where there is nothing to judge by. */
export function useJudge(): Judge | null {
  const truth = useApp(judgingTruth);
  const { grid, footprint } = useApp(drawnSettings);
  const { rows, cols } = grid;
  return useMemo(
    () => (truth === null ? null : judging(truth, { rows, cols }, footprint)),
    [truth, rows, cols, footprint],
  );
}

function judging(truth: PictureTruth, grid: Grid, footprint: Footprint): Judge {
  const known = new Map<RegionSet, Verdict>();
  return (set) => {
    const verdict = known.get(set) ?? judge(truth, set, grid, footprint);
    known.set(set, verdict);
    return verdict;
  };
}

/** A verdict on that set in words. */
export function verdictWords({ covered, missing, shown, beside }: Verdict, set: RegionSet): string {
  return truthVerdict({ covered, missing, shown, beside: beside.length, regions: size(set) });
}

/**
 * The graph as both of its forms need it: what was found, the visitor, and the
 * rule that says what is enough.
 */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { Sag } from '../../core/sag/sag.ts';
import type { Score } from '../../core/search/scorer.ts';
import type { ExplainSettings } from '../../core/search/settings.ts';
import { isSufficient } from '../../core/search/sufficiency.ts';
import { drawnSettings, inspectionOf } from '../../state/selectors.ts';
import { useApp } from '../shared/appContext.tsx';

interface Visitor extends Score {
  readonly set: RegionSet;
}

export interface Graph {
  readonly sag: Sag;
  readonly whole: Score;
  /** The own combination as soon as its score is known. */
  readonly visitor: Visitor | null;
  readonly settings: ExplainSettings;
  readonly isEnough: (score: Score) => boolean;
}

/** Null before anything is found. */
export function useGraph(): Graph | null {
  const sag = useApp((state) => state.search.findings?.graph ?? null);
  const whole = useApp((state) => state.search.findings?.whole ?? null);
  const settings = useApp(drawnSettings);
  const visitor = useApp(
    useShallow((state): Visitor | null => {
      const { own } = state.selection;
      const seen = inspectionOf(state, own);
      return own === null || seen === null ? null : { set: own, confidence: seen.confidence, margin: seen.margin };
    }),
  );
  return useMemo(() => {
    if (sag === null || whole === null) return null;
    const isEnough = (score: Score): boolean => isSufficient(score, whole, settings.sufficiency);
    return { sag, whole, visitor, settings, isEnough };
  }, [sag, whole, visitor, settings]);
}

/**
 * Pictures of region sets for the page, made by the same compositor as the
 * network's input, with the settings of the *answer* rather than of the wish.
 */
import { useMemo } from 'react';
import type { Compositor } from '../../core/regions/composite.ts';
import { baselineOf, createCompositor, hiddenPicture } from '../../core/regions/composite.ts';
import type { BaselineKind } from '../../core/regions/baseline.ts';
import type { Footprint } from '../../core/regions/footprint.ts';
import type { Grid } from '../../core/regions/grid.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { useApp } from './appContext.tsx';

function compositorFor(picture: SeenPicture, baseline: BaselineKind, grid: Grid, footprint: Footprint): Compositor {
  return createCompositor(picture, hiddenPicture(picture, baselineOf(baseline, picture)), grid, footprint);
}

/** Null before the first picture. Made anew only when picture or masking changes. */
export function useCompositor(): Compositor | null {
  const picture = useApp((state) => state.shown?.prediction.seen ?? null);
  const { baseline, footprint, grid } = useApp(drawnSettings);
  const { rows, cols } = grid;
  return useMemo(
    () => (picture === null ? null : compositorFor(picture, baseline, { rows, cols }, footprint)),
    [picture, baseline, rows, cols, footprint],
  );
}

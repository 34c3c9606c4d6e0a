/**
 * Pictures of region sets for the page, made by the same compositor as the
 * network's input, with the settings of the *answer* rather than of the wish.
 */
import { useEffect, useMemo } from 'react';
import type { Compositor } from '../../core/regions/composite.ts';
import { baselineOf, createCompositor, hiddenPicture } from '../../core/regions/composite.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { ExplainSettings } from '../../core/search/settings.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { useApp } from './appContext.tsx';
import { inTurn } from './inTurn.ts';

type Masking = Pick<ExplainSettings, 'baseline' | 'footprint' | 'grid'>;

/** The last one of each picture: roots, graph and inspector show the same masking. */
const made = new WeakMap<SeenPicture, { readonly key: string; readonly compositor: Compositor }>();

function compositorFor(picture: SeenPicture, { baseline, footprint, grid }: Masking): Compositor {
  const key = [baseline, footprint, grid.rows, grid.cols].join(' ');
  const before = made.get(picture);
  if (before?.key === key) return before.compositor;
  const hidden = hiddenPicture(picture, baselineOf(baseline, picture));
  const compositor = createCompositor(picture, hidden, grid, footprint);
  made.set(picture, { key, compositor });
  return compositor;
}

/** Null before the first picture. Made anew only when picture or masking changes. */
export function useCompositor(): Compositor | null {
  const [picture, masking] = useMasking();
  return useMemo(() => (picture === null ? null : compositorFor(picture, masking)), [picture, masking]);
}

/** Makes the compositor as soon as there is a picture, so that the first finding need not wait for it. */
export function useCompositorAhead(): void {
  const [picture, masking] = useMasking();
  useEffect(() => {
    if (picture === null) return undefined;
    return inTurn(() => {
      compositorFor(picture, masking);
    });
  }, [picture, masking]);
}

function useMasking(): readonly [SeenPicture | null, Masking] {
  const picture = useApp((state) => state.shown?.prediction.seen ?? null);
  const { baseline, footprint, grid } = useApp(drawnSettings);
  const { rows, cols } = grid;
  const masking = useMemo(() => ({ baseline, footprint, grid: { rows, cols } }), [baseline, footprint, rows, cols]);
  return [picture, masking];
}

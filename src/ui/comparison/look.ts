/**
 * How a map is drawn in the gallery: with or without what speaks against the class,
 * with or without its highest values, always on its own symmetric or one-sided scale.
 */
import type { GalleryView, MapState } from '../../state/mapState.ts';
import { clippedDomain } from '../../viz/heatmap/domain.ts';
import type { HeatMapProps } from '../../viz/heatmap/mountHeatMap.ts';
import { shownMap } from '../shared/shownMap.ts';

/** Of the values, cut off at the upper end. */
const clippedShare = 0.01;

export interface Look extends Pick<HeatMapProps, 'map' | 'convention' | 'domain'> {
  /** Finished, and nothing in it speaks for the class. */
  readonly nothing: boolean;
}

export function look(
  id: string,
  state: MapState,
  { evidenceAgainst, clipped }: Pick<GalleryView, 'evidenceAgainst' | 'clipped'>,
): Look {
  const { map: favourable, nothing, convention } = shownMap(id, state);
  const raw = state.result?.raw ?? state.snapshot?.raw ?? null;
  const map = evidenceAgainst && raw?.signed === true ? raw : favourable;
  return { map, convention, nothing, domain: clipped && map !== null ? clippedDomain(map, clippedShare) : null };
}

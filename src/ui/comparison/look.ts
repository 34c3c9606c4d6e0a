/**
 * How a map is drawn in the gallery: with or without what speaks against the class,
 * with or without its highest values, always on its own symmetric or one-sided scale.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
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
  return { map, convention, nothing, domain: map === null ? null : endOf(map, clipped) };
}

/** Where the colours of the map end; null leaves it to the map's largest value. */
export function endOf(map: HeatMap, clipped: boolean): number | null {
  return clipped ? clippedDomain(map, clippedShare) : null;
}

/**
 * What there is to see of a heat map at this moment.
 *
 * All maps are shown on one scale, *no effect* to *most*: evidence against the
 * class (negative values) counts as no effect, as Grad-CAM's own authors draw it.
 * A finished map without positive evidence is `nothing`, to be said in words.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import { methodCards } from '../../core/methods/cards.ts';
import type { MapState } from '../../state/mapState.ts';

export interface ShownMap {
  readonly map: HeatMap | null;
  /** Finished, and nothing positive in it. */
  readonly nothing: boolean;
  readonly convention: 'align-corners' | 'half-pixel';
}

/** The map made by hiding one region at a time comes from the search, under this name. */
export const regionDropsId = 'region-drops';

const unsigned = (map: HeatMap): HeatMap => (map.signed ? { ...map, signed: false } : map);

/** The result, or the latest snapshot until there is one; I-GOS masks are aligned with the corners, feature maps are not. */
export function shownMap(id: string, state: MapState | undefined): ShownMap {
  const convention = methodCards.find((card) => card.id === id)?.enlarge ?? 'half-pixel';
  if (state?.result) {
    const { map } = state.result;
    return { map: map === null ? null : unsigned(map), nothing: map === null, convention };
  }
  return { map: state?.snapshot ? unsigned(state.snapshot.raw) : null, nothing: false, convention };
}

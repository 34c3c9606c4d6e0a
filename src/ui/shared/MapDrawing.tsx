/** A heat map over the grey picture, with the regions that are lit elsewhere. */
import { useMemo } from 'react';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { drawnSettings } from '../../state/selectors.ts';
import type { HeatMapProps } from '../../viz/heatmap/mountHeatMap.ts';
import { mountHeatMap } from '../../viz/heatmap/mountHeatMap.ts';
import { useActions, useApp } from './appContext.tsx';
import { useVizTheme } from './appearance.ts';
import { Drawing } from './Drawing.tsx';
import { useSharpPicture } from './useSharpPicture.ts';
import { useShownMap } from './useShownMap.ts';

export function MapDrawing({ id }: { readonly id: string }) {
  const { map, convention } = useShownMap(id);
  return <DrawnMap map={map} convention={convention} domain={null} />;
}

export interface DrawnMapProps extends Pick<HeatMapProps, 'map' | 'convention' | 'domain'> {
  readonly outlined?: readonly RegionSet[];
}

const noSets: readonly RegionSet[] = [];

/** Any map of the picture shown; nothing before there is one. */
export function DrawnMap(props: DrawnMapProps) {
  const seen = useApp((state) => state.shown?.prediction.seen ?? null);
  return seen === null ? null : <MapOver seen={seen} {...props} />;
}

function MapOver({ seen, map, convention, domain, outlined = noSets }: DrawnMapProps & { readonly seen: SeenPicture }) {
  const { hoverRegion } = useActions();
  const { grid, footprint } = useApp(drawnSettings);
  const hovered = useApp((state) => state.selection.hoveredRegion);
  const shown = useApp((state) => state.selection.hoveredSet);
  const opacity = useApp((state) => state.view.mapOpacity);
  const theme = useVizTheme();
  const sharp = useSharpPicture();
  const props = useMemo<HeatMapProps>(
    () => ({
      picture: seen,
      sharp,
      map,
      convention,
      interpolation: 'smooth',
      domain,
      opacity,
      grid,
      footprint,
      shown,
      outlined,
      veilHidden: false,
      hovered,
      gridLines: false,
      theme,
      onHover: hoverRegion,
    }),
    [seen, sharp, map, convention, domain, opacity, grid, footprint, shown, outlined, hovered, theme, hoverRegion],
  );
  return <Drawing mount={mountHeatMap} props={props} />;
}

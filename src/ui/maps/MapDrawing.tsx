/** A heat map over the grey picture, with the regions that are lit elsewhere. */
import { useMemo } from 'react';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { drawnSettings } from '../../state/selectors.ts';
import type { HeatMapProps } from '../../viz/heatmap/mountHeatMap.ts';
import { mountHeatMap } from '../../viz/heatmap/mountHeatMap.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { useVizTheme } from '../shared/appearance.ts';
import { Drawing } from '../shared/Drawing.tsx';
import { useSharpPicture } from '../shared/useSharpPicture.ts';
import { useShownMap } from '../shared/useShownMap.ts';

export function MapDrawing({ id }: { readonly id: string }) {
  const seen = useApp((state) => state.shown?.prediction.seen ?? null);
  return seen === null ? null : <DrawnMap id={id} seen={seen} />;
}

function DrawnMap({ id, seen }: { readonly id: string; readonly seen: SeenPicture }) {
  const { hoverRegion } = useActions();
  const { map, convention } = useShownMap(id);
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
      domain: null,
      opacity,
      grid,
      footprint,
      shown,
      veilHidden: false,
      hovered,
      gridLines: false,
      theme,
      onHover: hoverRegion,
    }),
    [seen, sharp, map, convention, opacity, grid, footprint, shown, hovered, theme, hoverRegion],
  );
  return <Drawing mount={mountHeatMap} props={props} />;
}

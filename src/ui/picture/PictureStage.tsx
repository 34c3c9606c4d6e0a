/**
 * The part of the picture that the network takes, as sharp as the file has it, with
 * grid, selection and, where asked for, a map over it; before there is one, a place to drop one; while one is on its way, a
 * preview of it.
 */
import { useEffect, useMemo, useRef } from 'react';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import { drawnSettings } from '../../state/selectors.ts';
import { words } from '../../text/words.ts';
import { mountHeatMap } from '../../viz/heatmap/mountHeatMap.ts';
import type { HeatMapProps } from '../../viz/heatmap/mountHeatMap.ts';
import { mountPicture } from '../../viz/picture/mountPicture.ts';
import type { PictureProps } from '../../viz/picture/mountPicture.ts';
import { useActions, useApp } from '../shared/appContext.tsx';
import { useVizTheme } from '../shared/appearance.ts';
import { Drawing } from '../shared/Drawing.tsx';
import { tourAnchor } from '../shared/tourAnchor.ts';
import { shownTruth } from '../shared/truth.ts';
import { useSharpPicture } from '../shared/useSharpPicture.ts';
import { useShownMap } from '../shared/useShownMap.ts';
import { FileButton } from './FileButton.tsx';
import { RegionGrid } from './RegionGrid.tsx';
import styles from './PictureStage.module.css';

export function PictureStage({ gridLines }: { readonly gridLines: boolean }) {
  const seen = useApp((state) => state.shown?.prediction.seen ?? null);
  const opening = useApp((state) => state.opening);
  return (
    <div className={styles['stage']} aria-busy={opening !== null} {...tourAnchor('picture')}>
      {seen === null ? <EmptyStage /> : <SeenStage seen={seen} gridLines={gridLines} />}
      {opening?.blob && <Preview blob={opening.blob} name={opening.name} />}
    </div>
  );
}

function EmptyStage() {
  return <FileButton className={styles['empty']}>{words.picture.dropHere}</FileButton>;
}

/** The picture as it was given, until the network has it. */
function Preview({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(blob);
    if (image.current !== null) image.current.src = address;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [blob]);
  return <img ref={image} alt={name} className={styles['preview']} />;
}

function SeenStage({ seen, gridLines }: { readonly seen: SeenPicture; readonly gridLines: boolean }) {
  const { toggleOwnRegion, hoverRegion } = useActions();
  const { grid, footprint } = useApp(drawnSettings);
  const selection = useApp((state) => state.selection);
  const parts = useApp(shownTruth);
  const overlayMap = useApp((state) => state.view.overlay);
  const outlined: RegionSet | null = selection.hoveredSet ?? selection.selected;
  const theme = useVizTheme();
  const sharp = useSharpPicture();
  const overlay = useMemo(
    () => ({
      picture: seen,
      sharp,
      grid,
      footprint,
      shown: outlined,
      veilHidden: false,
      hovered: selection.hoveredRegion,
      gridLines,
      parts,
      theme,
      onHover: () => undefined,
    }),
    [seen, sharp, grid, footprint, outlined, selection.hoveredRegion, gridLines, parts, theme],
  );
  return (
    <>
      {overlayMap === null ? <PlainPicture overlay={overlay} /> : <PictureUnderMap overlay={overlay} id={overlayMap} />}
      <RegionGrid
        grid={grid}
        footprint={footprint}
        own={selection.own}
        selected={selection.selected}
        onToggle={toggleOwnRegion}
        onHover={hoverRegion}
      />
    </>
  );
}

type Laid = Omit<PictureProps, 'onPick'>;

function PlainPicture({ overlay }: { readonly overlay: Laid }) {
  const props = useMemo<PictureProps>(() => ({ ...overlay, onPick: null }), [overlay]);
  return <Drawing mount={mountPicture} props={props} />;
}

function PictureUnderMap({ overlay, id }: { readonly overlay: Laid; readonly id: string }) {
  const { map, convention } = useShownMap(id);
  const opacity = useApp((state) => state.view.mapOpacity);
  const props = useMemo<HeatMapProps>(
    () => ({ ...overlay, map, convention, interpolation: 'smooth', domain: null, opacity }),
    [overlay, map, convention, opacity],
  );
  return <Drawing mount={mountHeatMap} props={props} />;
}

/**
 * A heat map over the greyscale picture, with the regions that are lit elsewhere.
 *
 * A map without evidence is not coloured: the grey picture stays, and `evidence`
 * says so for the words beside it. Reports the region under the pointer and draws
 * only what its props say.
 */
import type { HeatMap } from '../../core/maps/heatMap.ts';
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { RegionId } from '../../core/regions/regionSet.ts';
import { fitCanvas } from '../canvas/fittedCanvas.ts';
import { grey, pixelCanvas } from '../canvas/pixels.ts';
import type { Overlay } from '../picture/picturePaint.ts';
import { paintOverlay } from '../picture/picturePaint.ts';
import { regionAt } from '../picture/regionCells.ts';
import { watchRegions } from '../picture/regionPointer.ts';
import { greyCopy } from './greyCopy.ts';
import type { Evidence, MapLook } from './mapPixels.ts';
import { evidenceOf, mapPixels } from './mapPixels.ts';

export interface HeatMapProps extends MapLook, Overlay {
  readonly picture: SeenPicture;
  /** The same part of the same picture with more pixels; null or left out where there is none. */
  readonly sharp?: HTMLCanvasElement | null;
  /** Null while nothing has been computed: the grey picture alone. */
  readonly map: HeatMap | null;
  /** Of the colours over the picture, 0–1. */
  readonly opacity: number;
  readonly onHover: (region: RegionId | null) => void;
}

export interface HeatMapView {
  /** Of the map last given; null while there is none. */
  readonly evidence: Evidence | null;
  update(props: HeatMapProps): void;
  destroy(): void;
}

export function mountHeatMap(element: HTMLElement, initial: HeatMapProps): HeatMapView {
  let props = initial;
  let ground = groundOf(props);
  let colours = colourCanvas(props, null);
  const fitted = fitCanvas(element, props.picture.width / props.picture.height, (context, size) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(ground, 0, 0, size.width, size.height);
    if (colours !== null) {
      context.globalAlpha = props.opacity;
      context.drawImage(colours, 0, 0, size.width, size.height);
      context.globalAlpha = 1;
    }
    paintOverlay(context, size, props);
  });
  const stopWatching = watchRegions(fitted.canvas, {
    at: (x, y) => regionAt(props.grid, props.footprint, x, y),
    onHover: (region) => {
      props.onHover(region);
    },
    onPick: () => undefined,
  });
  fitted.repaint();

  return {
    get evidence() {
      return props.map === null ? null : evidenceOf(props.map);
    },
    update: (next) => {
      const before = props;
      props = next;
      if (next.picture !== before.picture) fitted.setAspect(next.picture.width / next.picture.height);
      if (next.picture !== before.picture || next.sharp !== before.sharp) ground = groundOf(next);
      if (recolours(before, next)) colours = colourCanvas(next, colours);
      fitted.repaint();
    },
    destroy: () => {
      stopWatching();
      fitted.destroy();
    },
  };
}

/** Opacity and overlays change at every pointer move; colouring is only redone for what it depends on. */
function recolours(before: HeatMapProps, next: HeatMapProps): boolean {
  return (['map', 'picture', 'convention', 'interpolation', 'domain'] as const).some(
    (key) => before[key] !== next[key],
  );
}

function groundOf({ sharp, picture }: HeatMapProps): HTMLCanvasElement {
  return sharp ? greyCopy(sharp) : pixelCanvas(grey(picture), picture.width, picture.height);
}

/** @param before the canvas of the map before, written over: an optimised map is shown at every step. */
function colourCanvas(props: HeatMapProps, before: HTMLCanvasElement | null): HTMLCanvasElement | null {
  const { map, picture } = props;
  if (map === null || evidenceOf(map) !== 'some') return null;
  return pixelCanvas(mapPixels(map, picture.width, picture.height, props), picture.width, picture.height, before);
}

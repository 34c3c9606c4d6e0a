/**
 * The whole picture, as something to point at.
 *
 * Draws the picture, sharp where a sharper copy is given, with its overlay and turns pointer positions into regions. It
 * tells which region is hovered or picked and changes nothing itself: what is lit
 * is always what the last props said, so picture, graph and maps agree.
 */
import type { SeenPicture } from '../../core/regions/picture.ts';
import type { RegionId } from '../../core/regions/regionSet.ts';
import { fitCanvas } from '../canvas/fittedCanvas.ts';
import { pixelCanvas, rgba } from '../canvas/pixels.ts';
import type { Overlay } from './picturePaint.ts';
import { paintOverlay } from './picturePaint.ts';
import { regionAt } from './regionCells.ts';
import { watchRegions } from './regionPointer.ts';

export interface PictureProps extends Overlay {
  /** What the network saw; drawn while there is nothing sharper, and always the one that gives the shape. */
  readonly picture: SeenPicture;
  /** The same part of the same picture with more pixels; null or left out where there is none. */
  readonly sharp?: HTMLCanvasElement | null;
  /** The region under the pointer, null when it leaves; once per change. */
  readonly onHover: (region: RegionId | null) => void;
  /** A region was pressed; null makes the picture a mere picture. */
  readonly onPick: ((region: RegionId) => void) | null;
}

export interface PictureView {
  update(props: PictureProps): void;
  destroy(): void;
}

export function mountPicture(element: HTMLElement, initial: PictureProps): PictureView {
  let props = initial;
  let pixels = canvasOf(props.picture);
  const fitted = fitCanvas(element, aspectOf(props.picture), (context, size) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(props.sharp ?? pixels, 0, 0, size.width, size.height);
    paintOverlay(context, size, props);
  });
  const stopWatching = watchRegions(fitted.canvas, {
    at: (x, y) => regionAt(props.grid, props.footprint, x, y),
    onHover: (region) => {
      props.onHover(region);
    },
    onPick: (region) => props.onPick?.(region),
  });
  const show = (): void => {
    fitted.canvas.style.cursor = props.onPick === null ? 'default' : 'pointer';
    fitted.repaint();
  };
  show();

  return {
    update: (next) => {
      if (next.picture !== props.picture) {
        pixels = canvasOf(next.picture);
        fitted.setAspect(aspectOf(next.picture));
      }
      props = next;
      show();
    },
    destroy: () => {
      stopWatching();
      fitted.destroy();
    },
  };
}

function canvasOf(picture: SeenPicture): HTMLCanvasElement {
  return pixelCanvas(rgba(picture), picture.width, picture.height);
}

function aspectOf(picture: SeenPicture): number {
  return picture.width / picture.height;
}

/**
 * The figure as a file: SVG text, or PNG bytes at twice or three times its size.
 *
 * Both come from one scene, so they show the same; fonts are named, not embedded, and
 * measured with what this browser has.
 */
import type { SeenPicture } from '../../core/regions/picture.ts';
import { pixelCanvas, rgba } from '../canvas/pixels.ts';
import type { Overlay } from '../picture/picturePaint.ts';
import { paintOverlay } from '../picture/picturePaint.ts';
import { paintScene } from '../scene/paint.ts';
import type { SceneImage } from '../scene/scene.ts';
import { writeSvg } from '../scene/svg.ts';
import type { Figure, FigureProps, MeasureText } from './figureScene.ts';
import { figureScene } from './figureScene.ts';

export function figureSvg(props: FigureProps): string {
  return writeSvg(figureScene(props, measureText()));
}

/** Rejects where the browser cannot make a canvas that large. */
export async function figurePng(props: FigureProps, scale: 2 | 3): Promise<Blob> {
  const canvas = figureCanvas(figureScene(props, measureText()), scale);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The figure is too large for a canvas of this browser.'));
      else resolve(blob);
    }, 'image/png');
  });
}

function figureCanvas(figure: Figure, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = figure.width * scale;
  canvas.height = figure.height * scale;
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.scale(scale, scale);
    context.imageSmoothingQuality = 'high';
    context.fillStyle = figure.background;
    context.fillRect(0, 0, figure.width, figure.height);
    paintScene(context, figure.scene);
  }
  return canvas;
}

/** Side of the picture in figures, device pixels: sharp at three times its place in the column. */
const PICTURE_SIDE = 840;

/** The picture with its overlay, as on screen, for `FigureProps.picture`. */
export function figurePicture(picture: SeenPicture, overlay: Overlay): SceneImage {
  const scale = PICTURE_SIDE / picture.width;
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_SIDE;
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(pixelCanvas(rgba(picture), picture.width, picture.height), 0, 0, canvas.width, canvas.height);
    // Lines and names as thick as on a picture of a third of this size.
    context.scale(3, 3);
    paintOverlay(context, { width: canvas.width / 3, height: canvas.height / 3 }, overlay);
  }
  return { source: canvas, href: () => canvas.toDataURL('image/png') };
}

/** Measures with a canvas; without one (no browser has none) by the width of an average letter. */
function measureText(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  return (words, { family, size, weight }) => {
    if (context === null) return words.length * size * 0.52;
    context.font = `${String(weight)} ${String(size)}px ${family}`;
    return context.measureText(words).width;
  };
}

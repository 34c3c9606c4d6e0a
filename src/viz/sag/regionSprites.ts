/**
 * Small pictures of region sets, as the network saw them, made once each.
 *
 * Compositing a set takes about a millisecond, and a graph asks for hundreds in one
 * frame: what is not there yet is answered with null and made a few milliseconds
 * per frame, in the order it was asked for. The least recently used go first when
 * `CAPACITY` is reached. Knows nothing of cards or of where nodes lie.
 */
import type { Compositor } from '../../core/regions/composite.ts';
import { createSetPixels } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import type { SceneImage } from '../scene/scene.ts';

/** Longest side in pixels: sharp for the largest card at two device pixels per unit, less where the network sees less. */
const SIDE = 200;

/** At 160 KB each; more than the largest graph has nodes. */
const CAPACITY = 400;

/** Milliseconds per frame; the rest of 16 belongs to moving and painting. */
const FRAME_BUDGET = 6;

export interface RegionSprites {
  /** The sprite if it is there; else null, and `onReady` is called once some more are. */
  readonly image: (set: RegionSet) => SceneImage | null;
  /** The sprite, made at once if need be. */
  readonly imageNow: (set: RegionSet) => SceneImage;
  destroy(): void;
}

export function createRegionSprites(compositor: Compositor, onReady: () => void): RegionSprites {
  const makeSprite = createSpriteMaker(compositor);
  const made = new Map<RegionSet, SceneImage>();
  const wanted = new Set<RegionSet>();
  let frame = 0;

  const imageNow = (set: RegionSet): SceneImage => {
    const known = made.get(set);
    const sprite = known ?? makeSprite(set);
    wanted.delete(set);
    made.delete(set);
    made.set(set, sprite);
    for (const oldest of made.keys()) {
      if (made.size <= CAPACITY) break;
      made.delete(oldest);
    }
    return sprite;
  };
  const work = (): void => {
    const start = performance.now();
    for (const set of wanted) {
      imageNow(set);
      if (performance.now() - start > FRAME_BUDGET) break;
    }
    frame = wanted.size > 0 ? requestAnimationFrame(work) : 0;
    onReady();
  };
  return {
    image: (set) => {
      if (made.has(set)) return imageNow(set);
      wanted.add(set);
      if (frame === 0) frame = requestAnimationFrame(work);
      return null;
    },
    imageNow,
    destroy: () => {
      cancelAnimationFrame(frame);
      made.clear();
      wanted.clear();
    },
  };
}

/** All sprites are made by way of the same pixels: those of a large graph would be a hundred megabytes of garbage. */
function createSpriteMaker(compositor: Compositor): (set: RegionSet) => SceneImage {
  const { width, height } = compositor;
  const pixelsOf = createSetPixels(compositor);
  const scale = Math.min(1, SIDE / Math.max(width, height));
  // Always square: a picture of another shape lies centred in it, undistorted.
  const side = Math.round(Math.max(width, height) * scale);
  const [left, top] = [(side - width * scale) / 2, (side - height * scale) / 2];
  let whole: HTMLCanvasElement | null = null;
  return (set) => {
    const pixels = new ImageData(pixelsOf(set), width, height);
    const canvas = canvasOf(side, side);
    const context = canvas.getContext('2d');
    if (scale === 1) context?.putImageData(pixels, left, top);
    else if (context !== null) {
      whole ??= canvasOf(width, height);
      whole.getContext('2d')?.putImageData(pixels, 0, 0);
      context.imageSmoothingQuality = 'high';
      context.drawImage(whole, left, top, width * scale, height * scale);
    }
    return { source: canvas, href: () => canvas.toDataURL('image/png') };
  };
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/**
 * Small pictures of region sets, as the network saw them, made once each.
 *
 * Compositing a set takes about a millisecond, and a graph asks for hundreds in one
 * frame: what is not there yet is answered with null and made a few milliseconds
 * per frame, in the order it was asked for. The least recently used go first when
 * `CAPACITY` is reached. Knows nothing of cards or of where nodes lie.
 */
import type { Compositor } from '../../core/regions/composite.ts';
import { showSet } from '../../core/regions/composite.ts';
import type { RegionSet } from '../../core/regions/regionSet.ts';
import { pixelCanvas } from '../canvas/pixels.ts';
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
  const made = new Map<RegionSet, SceneImage>();
  const wanted = new Set<RegionSet>();
  let frame = 0;

  const imageNow = (set: RegionSet): SceneImage => {
    const known = made.get(set);
    const sprite = known ?? makeSprite(compositor, set);
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

function makeSprite(compositor: Compositor, set: RegionSet): SceneImage {
  const { width, height } = compositor;
  const full = pixelCanvas(showSet(compositor, set), width, height);
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  // Always square: a picture of another shape lies centred in it, undistorted.
  canvas.width = canvas.height = Math.round(Math.max(width, height) * scale);
  const context = canvas.getContext('2d');
  if (context !== null) {
    const [w, h] = [width * scale, height * scale];
    context.imageSmoothingQuality = 'high';
    context.drawImage(full, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h);
  }
  return { source: canvas, href: () => canvas.toDataURL('image/png') };
}

/**
 * A test scene of the toy world: its picture as the network sees it, and everything that
 * is known about it.
 *
 * Scenes are whole and the classes take turns, so a few scenes are as mixed as many. Does
 * not know what the network says.
 */
import { createHash } from 'node:crypto';
import type { SeenPicture } from '../../src/core/regions/picture.ts';
import type { Places } from '../../src/core/truth/importance.ts';
import { placesOf } from '../../src/core/truth/importance.ts';
import { minimalPartSets } from '../../src/core/truth/partSets.ts';
import type { PictureTruth } from '../../src/core/truth/pictureTruth.ts';
import { thingClasses } from '../../training/toyworld/families.ts';
import { firstObjectLabel } from '../../training/toyworld/scene/objects.ts';
import { renderScene } from '../../training/toyworld/scene/renderScene.ts';
import { sampleScene } from '../../training/toyworld/scene/sampleScene.ts';
import { firstPartLabel } from '../../training/toyworld/scene/thing.ts';

/** Samples along each side of a pixel, as in the pictures the network learned from. */
const SAMPLES = 2;

/** Scenes of one seed; those of the next begin after as many. */
const SCENES_PER_SEED = 1_000_000;

export interface StagedScene {
  /** Changes when the picture, or what is known about it, does. */
  readonly key: string;
  readonly seen: SeenPicture;
  readonly truth: PictureTruth;
  /** All parts of the class, in its order. */
  readonly parts: readonly string[];
  /** How many background objects. */
  readonly objects: number;
  /** Where each part and each object is, grown as the protocol says. */
  readonly places: { readonly parts: Places; readonly objects: Places };
  /** The picture without these parts or objects. */
  without(removed: { readonly parts?: readonly string[]; readonly objects?: readonly number[] }): SeenPicture;
}

/** @param size pixels along each side */
export function stageScene(seed: number, index: number, size: number): StagedScene {
  const thing = thingClasses[index % thingClasses.length];
  if (!thing) throw new RangeError('the toy world has no classes');
  const scene = sampleScene(seed * SCENES_PER_SEED + index, { whole: true, className: thing.name });
  const { pixels, labels } = renderScene(scene, { size, samples: SAMPLES });
  const parts = thing.parts.map((name, at) => ({ name, label: firstPartLabel + at }));
  const objects = scene.objects.map((_, at) => firstObjectLabel + at);
  return {
    key: createHash('sha256').update(thing.name).update(pixels).update(labels).digest('hex').slice(0, 16),
    seen: seenOf(pixels, size),
    truth: {
      class: thing.name,
      ...{ width: size, height: size, parts, labels },
      sufficient: minimalPartSets(thingClasses, thing.name),
      note: '',
    },
    parts: thing.parts,
    objects: objects.length,
    places: {
      parts: placesOf(
        labels,
        size,
        parts.map(({ label }) => label),
      ),
      objects: placesOf(labels, size, objects),
    },
    without: (removed) => seenOf(renderScene(scene, { size, samples: SAMPLES, without: removed }).pixels, size),
  };
}

function seenOf(pixels: Uint8Array, size: number): SeenPicture {
  return { width: size, height: size, rgb: new Uint8ClampedArray(pixels) };
}

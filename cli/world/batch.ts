/**
 * A run of scenes as pictures and answers: what one thread makes at a time.
 *
 * The same numbers give the same bytes, whichever thread makes them. Writes no file.
 */
import { families, thingClasses } from '../../training/toyworld/families.ts';
import { compatibleClasses } from '../../training/toyworld/scene/compatible.ts';
import { renderScene } from '../../training/toyworld/scene/renderScene.ts';
import { sampleScene } from '../../training/toyworld/scene/sampleScene.ts';
import type { Scene } from '../../training/toyworld/scene/scene.ts';

export interface BatchOrder {
  /** Number of the first scene in the data set, and how many follow on. */
  readonly first: number;
  readonly count: number;
  readonly seed: number;
  readonly size: number;
  readonly whole: boolean;
}

export interface Batch {
  readonly first: number;
  /** [count, size, size, 3] sRGB */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Class index of each scene. */
  readonly label: readonly number[];
  /** Indices of the classes that have all the parts present; the scene's own among them. */
  readonly compatible: readonly (readonly number[])[];
}

/** Scenes of one data set are far from those of another with the next seed. */
export function sceneSeed(seed: number, number: number): number {
  return (Math.imul(seed, 0x9e3779b1) + number) >>> 0;
}

function answersFor({ className, missing }: Scene): { label: number; compatible: readonly number[] } {
  const label = thingClasses.findIndex(({ name }) => name === className);
  const thing = thingClasses[label];
  const family = families.find(({ name }) => name === thing?.family);
  if (thing === undefined || family === undefined) throw new RangeError(`No thing is called ${className}.`);
  return {
    label,
    compatible: compatibleClasses(
      family,
      thing.parts.filter((part) => !missing.includes(part)),
    ),
  };
}

export function makeBatch({ first, count, seed, size, whole }: BatchOrder): Batch {
  const pixels = new Uint8Array(count * size * size * 3);
  const answers = Array.from({ length: count }, (_, i) => {
    const scene = sampleScene(sceneSeed(seed, first + i), { whole });
    pixels.set(renderScene(scene, { size, samples: 2 }).pixels, i * size * size * 3);
    return answersFor(scene);
  });
  return {
    first,
    pixels,
    label: answers.map(({ label }) => label),
    compatible: answers.map(({ compatible }) => compatible),
  };
}

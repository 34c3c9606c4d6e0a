/**
 * What a kind of thing in the toy world is made of: a core that is always there, and
 * named parts that a class has or has not.
 *
 * The four classes of a family share their parts in pairs, so that (almost) no part
 * alone says which class it is, and every class is given away by several small sets of
 * parts. Units: a thing is about 2 units long or tall, stands on the ground y = 0 and is
 * centred on the y axis; x is right, z towards the camera, which sees the +z side.
 * Does not know how a mesh is drawn.
 */
import type { Mesh } from './render/mesh.ts';

/** Uniform numbers in [0, 1). */
export type Random = () => number;

export interface PartModel {
  /** `bonnet`; unique in its family. */
  readonly name: string;
  /** What it stands in for: parts of one slot exclude each other. */
  readonly slot: string;
  /** Small differences from scene to scene (shade, proportion) that say nothing about the class. */
  build(random: Random): readonly Mesh[];
}

export interface ThingClass {
  readonly name: string;
  /** Names of its 5–6 parts, one per slot. */
  readonly parts: readonly string[];
}

export interface Family {
  readonly name: string;
  /** Camera bearing in degrees from +z towards +x, and elevation above the ground, from which every part can be seen. */
  readonly azimuth: readonly [number, number];
  readonly elevation: readonly [number, number];
  /** Grey and the same for all classes of the family. */
  core(random: Random): readonly Mesh[];
  readonly parts: readonly PartModel[];
  readonly classes: readonly ThingClass[];
}

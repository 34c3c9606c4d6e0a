/**
 * Everything a picture of the toy world shows, as plain data.
 *
 * A scene drawn twice is the same picture, byte for byte. Does not know pixels.
 */
import type { Vec3 } from '../render/mesh.ts';
import type { Stage } from '../render/draw.ts';

export const objectKinds = ['ball', 'cube', 'cone', 'tree', 'fir', 'bush', 'stone', 'crate'] as const;

/** Something beside or behind the thing that says nothing about its class. */
export interface SceneObject {
  readonly kind: (typeof objectKinds)[number];
  /** sRGB, 0–1. */
  readonly colour: Vec3;
  /** Where it stands. */
  readonly at: Vec3;
  /** About its width and height, in units of the world. */
  readonly size: number;
  /** Degrees around y. */
  readonly turn: number;
}

/** A part of some family lying about, as if it had come off: what may fool a network. */
export interface LoosePart {
  readonly family: string;
  readonly part: string;
  /** Where the middle of its foot is. */
  readonly at: Vec3;
  /** Times its own size. */
  readonly size: number;
  /** Degrees around y. */
  readonly turn: number;
}

export interface Scene extends Stage {
  readonly seed: number;
  readonly className: string;
  /** Names of the parts of its class that were left off. */
  readonly missing: readonly string[];
  /** Seed of the small differences in the shapes of core and parts. */
  readonly shapes: number;
  readonly objects: readonly SceneObject[];
  /** Numbered after the objects; random scenes have none. */
  readonly loose?: readonly LoosePart[];
}

/**
 * The grey stand that every instrument is built on, and where its parts are put.
 *
 * An instrument stands upright, its strings towards the camera (+z). Body, neck and head
 * keep their places whichever parts are there. Does not know the parts.
 */
import type { Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { cylinder, roundedBox } from '../render/solids.ts';
import { plain, shade } from './variation.ts';

/** z of the surface that front, bridge and tailpiece lie on. */
export const FACE = 0.16;

/** Where the neck begins and ends. */
export const NECK: readonly [number, number] = [1.2, 1.76];

/** A flat thing made in the xy plane and centred in z, `height` units off the body's face. */
export function onFace(mesh: Mesh, x: number, y: number, height = 0.02): Mesh {
  return moved(mesh, [x, y, FACE + height]);
}

/** A disc that looks at the camera, its back at z = 0. */
export function disc(radius: number, thickness: number, material: Mesh['material'], segments = 32): Mesh {
  return turned(cylinder(radius, radius, thickness, material, segments), 'x', 90);
}

export function core(random: Random): readonly Mesh[] {
  const grey = plain(shade([0.55, 0.55, 0.56], random, 0.06), 0.2);
  const dark = plain([0.4, 0.4, 0.41], 0.2);
  return [
    cylinder(0.52, 0.48, 0.06, dark, 36),
    // The stick that shows where body, neck or head is missing.
    moved(roundedBox([0.15, 2.08, 0.08], 0.03, grey), [0, 1.09, -0.07]),
    moved(roundedBox([0.6, 0.11, 0.08], 0.03, grey), [0, 0.5, -0.07]),
    moved(roundedBox([0.38, 0.11, 0.08], 0.03, grey), [0, 1, -0.07]),
  ];
}

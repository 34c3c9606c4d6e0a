/**
 * The grey bird that every bird is built on, and where its parts are put.
 *
 * It looks to the right (+x) with its head turned towards the camera, so that beak and
 * face, one side of the body, both legs and the whole tail are seen at once. Head, body
 * and ground keep their places whichever parts are there. Does not know the parts.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { cylinder, sphere } from '../render/solids.ts';
import { plain, shade } from './variation.ts';

export const HEAD_RADIUS = 0.33;

/** Where a head is put that was made around the origin, looking to +x. */
export function onHead(mesh: Mesh): Mesh {
  return moved(turned(mesh, 'y', -20), [0.4, 1.6, 0.1]);
}

/** Where a body is put that was made around the origin, lying along x. */
export function onBody(mesh: Mesh): Mesh {
  return moved(turned(mesh, 'z', 18), [-0.05, 0.92, 0]);
}

/** Half lengths of the body along x, y and z before it is tilted. */
export const BODY: Vec3 = [0.54, 0.39, 0.36];

/** Where the feet stand: the one nearer to the camera further back, so that it never hides the other. */
export const FEET: readonly Vec3[] = [
  [-0.2, 0, 0.16],
  [0.16, 0, -0.16],
];

export function core(random: Random): readonly Mesh[] {
  const grey = plain(shade([0.56, 0.56, 0.57], random, 0.06), 0.15);
  const dark = plain([0.42, 0.42, 0.43], 0.15);
  return [
    onBody(scaled(sphere(1, grey), BODY)),
    moved(turned(cylinder(0.24, 0.19, 0.7, grey), 'z', -20), [0.16, 0.98, 0.06]),
    onHead(sphere(HEAD_RADIUS, grey)),
    ...[1, -1].flatMap((side) => eye(side)),
    // The post that holds the bird where it is when it has no legs.
    moved(cylinder(0.04, 0.04, 0.6, dark, 12), [-0.02, 0, 0.03]),
    moved(cylinder(0.15, 0.13, 0.03, dark), [-0.02, 0, 0.03]),
  ];
}

/** Large enough to stand out of a face mask. */
function eye(side: number): readonly Mesh[] {
  const spot: Vec3 = [0.2, 0.06, side * 0.22];
  return [
    onHead(moved(sphere(0.1, plain([0.97, 0.97, 0.95], 0.6), 16), spot)),
    onHead(moved(sphere(0.065, plain([0.05, 0.05, 0.06], 0.9), 14), [spot[0] + 0.045, spot[1] + 0.01, spot[2] * 1.2])),
  ];
}

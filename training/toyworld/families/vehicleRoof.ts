/**
 * What stands on a vehicle's roof: a row of large blue beacons, or a silver ladder that
 * leans so far that its rungs are seen from the side. Does not know the hull below.
 */
import type { Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { cylinder, roundedBox, sphere } from '../render/solids.ts';
import { repeated } from './placed.ts';
import { about, plain, shade } from './variation.ts';
import { roofHeight } from './vehicleFrame.ts';

export function beacons(random: Random): readonly Mesh[] {
  const blue = plain(shade([0.1, 0.3, 0.95], random), 0.9);
  const white = plain([0.95, 0.95, 0.95]);
  const radius = 0.15 * about(random, 0.07);
  const lamp = [
    cylinder(radius * 1.2, radius * 1.1, 0.06, white),
    moved(cylinder(radius, radius, 0.12, blue), [0, 0.05, 0]),
    moved(sphere(radius, blue), [0, 0.16, 0]),
  ];
  return repeated(
    lamp,
    [-0.72, -0.18, 0.36].map((x) => [x, roofHeight, 0] as const),
  );
}

export function ladder(random: Random): readonly Mesh[] {
  const silver = plain(shade([0.88, 0.9, 0.93], random), 0.8);
  const half = 0.74 * about(random, 0.04);
  const reach = 0.42;
  const rungs = 8;
  const rail = roundedBox([2 * half, 0.085, 0.085], 0.02, silver);
  const rung = moved(cylinder(0.035, 0.035, reach, silver, 12), [0, -reach / 2, 0]);
  const places = Array.from({ length: rungs }, (_, i) => [-half + ((i + 0.5) * 2 * half) / rungs, 0, 0] as const);
  const flat = [
    ...repeated(
      [rail],
      [
        [0, reach / 2, 0],
        [0, -reach / 2, 0],
      ],
    ),
    ...repeated([rung], places),
  ];
  return flat.map((mesh) => moved(turned(mesh, 'x', -42), [-0.2, roofHeight + 0.2, 0.02]));
}

/**
 * What is on the front of a tower: a green arched door or a wide orange gate with iron
 * bars, and large round turquoise windows on three
 * sides or three dark slits in pink frames. Does not know the
 * shell they stand out of.
 */
import type { Random } from '../family.ts';
import type { Material, Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder, extrude, sphere, torus } from '../render/solids.ts';
import { repeated } from './placed.ts';
import { doorFace, frontFrom, openingFace, openingHeight, shell } from './towerFrame.ts';
import { about, painted, plain, shade } from './variation.ts';

/** A doorway with a round top, standing on y = 0. */
function archway(halfWidth: number, height: number, depth: number, material: Material): Mesh {
  const steps = 12;
  const arc = Array.from({ length: steps + 1 }, (_, i) => {
    const angle = (Math.PI * i) / steps;
    return [halfWidth * Math.cos(angle), height - halfWidth + halfWidth * Math.sin(angle)] as const;
  });
  return extrude([[-halfWidth, 0], [halfWidth, 0], ...arc], depth, material);
}

export function archedDoor(random: Random): readonly Mesh[] {
  const green = shade([0.08, 0.5, 0.22], random);
  const planks = ([x]: Vec3): boolean => Math.abs(x) < 0.012 || Math.abs(Math.abs(x) - 0.08) < 0.008;
  const leaf = painted(green, [0.03, 0.22, 0.1], planks, 0.4);
  const frame = plain([0.97, 0.95, 0.88], 0.2);
  const half = 0.2 * about(random, 0.05);
  const depth = doorFace - frontFrom;
  const middle = (doorFace + frontFrom) / 2;
  return [
    moved(archway(half + 0.05, 0.545, depth, frame), [0, shell.bottom, middle - 0.02]),
    moved(archway(half, 0.495, depth, leaf), [0, shell.bottom, middle]),
    moved(sphere(0.035, plain([1, 0.8, 0.2], 0.9), 12), [half * 0.6, shell.bottom + 0.24, doorFace + 0.01]),
  ];
}

export function gate(random: Random): readonly Mesh[] {
  const orange = plain(shade([0.96, 0.5, 0.08], random), 0.35);
  const iron = plain([0.1, 0.08, 0.1], 0.5);
  const width = 0.66 * about(random, 0.05);
  const height = 0.46;
  const front = doorFace + 0.005;
  const upright = box([0.04, height, 0.04], iron);
  const across = box([width, 0.04, 0.04], iron);
  const depth = doorFace - frontFrom;
  return [
    moved(box([width, height, depth], orange), [0, shell.bottom + height / 2, (doorFace + frontFrom) / 2]),
    ...repeated(
      [upright],
      [-0.46, -0.155, 0.155, 0.46].map((share) => [share * width, shell.bottom + height / 2, front] as const),
    ),
    ...repeated(
      [across],
      [0.02, height / 2, height - 0.02].map((y) => [0, shell.bottom + y, front] as const),
    ),
  ];
}

export function roundWindows(random: Random): readonly Mesh[] {
  const radius = 0.185 * about(random, 0.03);
  const turquoise = shade([0.1, 0.72, 0.75], random);
  const cross = ([x, , z]: Vec3): boolean => Math.abs(x) < 0.016 || Math.abs(z) < 0.016;
  const glass = painted(turquoise, [0.95, 1, 1], cross, 0.9);
  const frame = plain([0.98, 0.98, 0.96], 0.4);
  const pane = turned(cylinder(radius, radius, openingFace - frontFrom, glass, 28), 'x', 90);
  const ring = moved(torus(radius, 0.04, frame), [0, 0, openingFace - frontFrom]);
  const window = [pane, ring].map((mesh) => moved(mesh, [0, openingHeight, frontFrom]));
  return [-90, 0, 90].flatMap((angle) => window.map((mesh) => turned(mesh, 'y', angle)));
}

export function slitWindows(random: Random): readonly Mesh[] {
  const dark = plain([0.1, 0.03, 0.14], 0.5);
  const pink = plain(shade([0.93, 0.36, 0.55], random), 0.3);
  const height = 0.37 * about(random, 0.04);
  const depth = openingFace - frontFrom;
  const frame = box([0.17, height, depth], pink);
  const slit = moved(box([0.09, height * 0.74, depth], dark), [0, 0, 0.015]);
  return repeated(
    [frame, slit],
    [-0.23, 0, 0.23].map((x) => [x, openingHeight, (openingFace + frontFrom) / 2] as const),
  );
}

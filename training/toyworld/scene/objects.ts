/**
 * The meshes of background objects: toys and plants that belong to no family.
 * Does not know where they may stand.
 */
import type { Material, Mesh, Vec3 } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { box, cylinder, roundedBox, sphere } from '../render/solids.ts';
import type { Labelled } from '../render/soup.ts';
import type { SceneObject } from './scene.ts';

export const firstObjectLabel = 128;

const bark: Material = { colour: [0.47, 0.33, 0.22], shine: 0 };
const planks: Material = { colour: [0.58, 0.42, 0.26], shine: 0.05 };

function shade(colour: Vec3, by: number): Vec3 {
  return [Math.min(1, colour[0] * by), Math.min(1, colour[1] * by), Math.min(1, colour[2] * by)];
}

/** A ball of leaves; few sides are enough behind the thing. */
function puff(radius: number, at: Vec3, material: Material): Mesh {
  return moved(sphere(radius, material, 16), at);
}

function crate(material: Material): Mesh[] {
  const bars = [-0.42, 0.42].flatMap((side) => [
    moved(box([1.04, 0.16, 1.04], planks), [0, 0.5 + side, 0]),
    moved(box([0.16, 1, 1.04], planks), [side, 0.5, 0]),
    moved(box([1.04, 1, 0.16], planks), [0, 0.5, side]),
  ]);
  return [moved(box([0.96, 0.96, 0.96], material), [0, 0.5, 0]), ...bars];
}

/** One unit wide or tall, standing on y = 0. */
const models: Record<SceneObject['kind'], (colour: Vec3) => Mesh[]> = {
  ball: (colour) => {
    const stripe = { colour: [0.96, 0.95, 0.92] as const, where: (point: Vec3) => Math.abs(point[1]) < 0.13 };
    return [moved(turned(sphere(0.5, { colour, shine: 0.8, paint: stripe }), 'z', 35), [0, 0.5, 0])];
  },
  cube: (colour) => [moved(roundedBox([0.9, 0.9, 0.9], 0.09, { colour, shine: 0.4 }), [0, 0.45, 0])],
  cone: (colour) => {
    const stripe = { colour: [0.96, 0.95, 0.92] as const, where: (point: Vec3) => point[1] > 0.4 && point[1] < 0.62 };
    return [
      cylinder(0.3, 0.05, 1, { colour, shine: 0.4, paint: stripe }),
      moved(box([0.75, 0.07, 0.75], { colour, shine: 0.3 }), [0, 0.035, 0]),
    ];
  },
  tree: (colour) => {
    const leaves: Material = { colour, shine: 0.05 };
    const light: Material = { colour: shade(colour, 1.15), shine: 0.05 };
    return [
      cylinder(0.09, 0.06, 0.6, bark, 10),
      puff(0.32, [0, 0.72, 0], leaves),
      puff(0.22, [0.2, 0.58, 0.1], light),
      puff(0.22, [-0.18, 0.6, -0.06], leaves),
    ];
  },
  fir: (colour) => {
    const needles: Material = { colour: shade(colour, 0.8), shine: 0.05 };
    const tiers = [0.18, 0.42, 0.64].map((y, i) => moved(cylinder(0.34 - i * 0.09, 0, 0.42, needles, 14), [0, y, 0]));
    return [cylinder(0.07, 0.07, 0.3, bark, 10), ...tiers];
  },
  bush: (colour) => {
    const leaves: Material = { colour, shine: 0.05 };
    return [
      puff(0.3, [0, 0.26, 0], leaves),
      puff(0.22, [0.28, 0.18, 0.05], leaves),
      puff(0.24, [-0.25, 0.2, 0], { ...leaves, colour: shade(colour, 1.12) }),
    ];
  },
  stone: () => [moved(scaled(sphere(0.5, { colour: [0.6, 0.59, 0.57], shine: 0.1 }, 10), [1, 0.6, 0.8]), [0, 0.22, 0])],
  crate: (colour) => crate({ colour: shade(colour, 0.9), shine: 0.05 }),
};

/** @param label what its pixels are called */
export function objectPieces({ kind, colour, at, size, turn }: SceneObject, label: number): Labelled[] {
  return models[kind](colour).map((mesh) => ({
    mesh: moved(turned(scaled(mesh, [size, size, size]), 'y', turn), at),
    label,
  }));
}

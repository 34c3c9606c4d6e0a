/**
 * Copies of meshes at several places, and the grey of the cores. Does not know what
 * the meshes show.
 */
import type { Random } from '../family.ts';
import type { Material, Mesh, Vec3 } from '../render/mesh.ts';
import { moved } from '../render/placing.ts';
import { plain } from './variation.ts';

/** One copy of the meshes at each of the places. */
export function repeated(meshes: readonly Mesh[], places: readonly Vec3[]): Mesh[] {
  return places.flatMap((place) => meshes.map((mesh) => moved(mesh, place)));
}

/** A chalky middle grey, which no part has. */
export function coreGrey(random: Random): Material {
  const grey = 0.5 + 0.08 * random();
  return plain([grey, grey, grey * 1.02], 0.15);
}

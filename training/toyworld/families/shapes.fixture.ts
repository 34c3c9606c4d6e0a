/** What every family's parts must be, said once for the tests of all families' shapes. */
import { seededRandom } from '../../../src/core/seededRandom.ts';
import type { Family, PartModel } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';

/** The part of this name. */
export function partOf(family: Family, name: string): PartModel {
  const part = family.parts.find((candidate) => candidate.name === name);
  if (part === undefined) throw new Error(`${family.name} has no ${name}`);
  return part;
}

/** The core and every part, each with its name, as `seed` makes them. */
export function everything(family: Family, seed: number): readonly { name: string; meshes: readonly Mesh[] }[] {
  return [
    { name: 'core', meshes: family.core(seededRandom(seed)) },
    ...family.parts.map((part) => ({ name: part.name, meshes: part.build(seededRandom(seed)) })),
  ];
}

/** Lowest and highest x, y and z of all corners. */
export function bounds(meshes: readonly Mesh[]): { low: Vec3; high: Vec3 } {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const mesh of meshes) {
    mesh.positions.forEach((value, i) => {
      const axis = (i % 3) as 0 | 1 | 2;
      low[axis] = Math.min(low[axis], value);
      high[axis] = Math.max(high[axis], value);
    });
  }
  return { low, high };
}

/** What a mesh encloses (divergence theorem); negative when it is inside out. */
export function volume(mesh: Mesh): number {
  const corner = (i: number): Vec3 => {
    const at = 3 * (mesh.indices[i] ?? Number.NaN);
    return [
      mesh.positions[at] ?? Number.NaN,
      mesh.positions[at + 1] ?? Number.NaN,
      mesh.positions[at + 2] ?? Number.NaN,
    ];
  };
  let sum = 0;
  for (let i = 0; i < mesh.indices.length; i += 3) {
    const [a, b, c] = [corner(i), corner(i + 1), corner(i + 2)];
    sum += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return sum / 6;
}

/** The mean colour of a part's materials, its second colours left out. */
export function meanColour(meshes: readonly Mesh[]): Vec3 {
  const mean = (channel: 0 | 1 | 2): number =>
    meshes.reduce((sum, mesh) => sum + mesh.material.colour[channel], 0) / meshes.length;
  return [mean(0), mean(1), mean(2)];
}

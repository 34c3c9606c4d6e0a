/**
 * Meshes moved, stretched and turned. Each gives a new mesh and leaves the old one as
 * it was; `original` is kept, so that paint stays where it was put. Does not know what
 * the mesh shows.
 */
import type { Mesh, Vec3 } from './mesh.ts';

/** By so many units along x, y and z. */
export function moved(mesh: Mesh, by: Vec3): Mesh {
  const positions = new Float32Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i++) positions[i] = (mesh.positions[i] ?? 0) + (by[i % 3] ?? 0);
  return { ...mesh, positions };
}

/** Times so much along x, y and z; none may be 0, a negative one mirrors. */
export function scaled(mesh: Mesh, by: Vec3): Mesh {
  const positions = new Float32Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i++) positions[i] = (mesh.positions[i] ?? 0) * (by[i % 3] ?? 1);
  const normals = new Float32Array(mesh.normals.length);
  for (let i = 0; i < normals.length; i += 3) {
    // A normal is stretched the other way round, or it would no longer stand on its surface.
    const x = (mesh.normals[i] ?? 0) / by[0];
    const y = (mesh.normals[i + 1] ?? 0) / by[1];
    const z = (mesh.normals[i + 2] ?? 0) / by[2];
    const length = Math.hypot(x, y, z) || 1;
    normals[i] = x / length;
    normals[i + 1] = y / length;
    normals[i + 2] = z / length;
  }
  const mirrors = by[0] * by[1] * by[2] < 0;
  return { ...mesh, positions, normals, indices: mirrors ? mesh.indices.toReversed() : mesh.indices };
}

/** Counter-clockwise by `degrees`, seen with the axis pointing at the eye. */
export function turned(mesh: Mesh, axis: 'x' | 'y' | 'z', degrees: number): Mesh {
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const first = { x: 1, y: 2, z: 0 }[axis];
  const second = (first + 1) % 3;
  const rotate = (values: Float32Array): Float32Array => {
    const result = values.slice();
    for (let i = 0; i < values.length; i += 3) {
      const a = values[i + first] ?? 0;
      const b = values[i + second] ?? 0;
      result[i + first] = a * cos - b * sin;
      result[i + second] = a * sin + b * cos;
    }
    return result;
  };
  return { ...mesh, positions: rotate(mesh.positions), normals: rotate(mesh.normals) };
}

/**
 * Lists of numbers as a mesh. Knows nothing of what the numbers draw.
 */
import type { Material, Mesh } from './mesh.ts';

/** A mesh that has not been placed: its corners are its own coordinates. */
export function meshOf(
  corners: readonly number[],
  normals: readonly number[],
  triangles: readonly number[],
  material: Material,
): Mesh {
  const positions = Float32Array.from(corners);
  return {
    positions,
    original: positions,
    normals: Float32Array.from(normals),
    indices: Uint32Array.from(triangles),
    material,
  };
}

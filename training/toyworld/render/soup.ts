/**
 * Many labelled meshes as one list of triangles, which is what the rasteriser takes.
 * Does not know what a label means.
 */
import type { Mesh } from './mesh.ts';

export interface Labelled {
  readonly mesh: Mesh;
  readonly label: number;
}

export interface Soup {
  readonly pieces: readonly Labelled[];
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly original: Float32Array;
  readonly indices: Uint32Array;
  /** Number of the piece each triangle belongs to. */
  readonly piece: Uint16Array;
}

export function soupOf(pieces: readonly Labelled[]): Soup {
  const corners = pieces.reduce((sum, { mesh }) => sum + mesh.positions.length, 0);
  const length = pieces.reduce((sum, { mesh }) => sum + mesh.indices.length, 0);
  const positions = new Float32Array(corners);
  const normals = new Float32Array(corners);
  const original = new Float32Array(corners);
  const indices = new Uint32Array(length);
  const piece = new Uint16Array(length / 3);
  let corner = 0;
  let index = 0;
  pieces.forEach(({ mesh }, number) => {
    positions.set(mesh.positions, corner);
    normals.set(mesh.normals, corner);
    original.set(mesh.original, corner);
    const first = corner / 3;
    for (let i = 0; i < mesh.indices.length; i++) indices[index + i] = (mesh.indices[i] ?? 0) + first;
    piece.fill(number, index / 3, (index + mesh.indices.length) / 3);
    corner += mesh.positions.length;
    index += mesh.indices.length;
  });
  return { pieces, positions, normals, original, indices, piece };
}

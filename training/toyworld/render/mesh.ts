/**
 * Solids as triangles, and the few ways to make and place one.
 *
 * Meshes are values: placing one gives a new one. Triangles are counter-clockwise seen
 * from outside. Does not know light, camera or class.
 */
export type Vec3 = readonly [number, number, number];

export interface Material {
  /** sRGB, each 0–1. */
  readonly colour: Vec3;
  /** 0 (chalk) to 1 (wet paint). */
  readonly shine: number;
  /** A second colour painted where `where` (in the mesh's own coordinates, before it is moved) says so. */
  readonly paint?: { readonly colour: Vec3; readonly where: (point: Vec3) => boolean };
}

export interface Mesh {
  /** x, y, z of each corner. */
  readonly positions: Float32Array;
  /** Three corners per triangle. */
  readonly indices: Uint32Array;
  /** Unit normals, one per corner; corners are doubled where an edge is sharp. */
  readonly normals: Float32Array;
  /** The corners before any placing, for `paint`. */
  readonly original: Float32Array;
  readonly material: Material;
}

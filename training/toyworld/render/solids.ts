/**
 * The solids everything in the toy world is made of.
 *
 * Every one is closed and its triangles are counter-clockwise seen from outside. All
 * lengths are in the world's units. Does not know where a solid will stand: see placing.ts.
 */
import { meshOf } from './corners.ts';
import { lathe, outwardNormals, signedArea, softened } from './lathe.ts';
import type { Material, Mesh, Vec3 } from './mesh.ts';
import { turned } from './placing.ts';
import { trianglesOf } from './polygon.ts';

export { lathe } from './lathe.ts';

type Outline = readonly (readonly [number, number])[];
type Triple = [number, number, number];

/** Angles from the middle of a rounded edge to where the flat face begins. */
const edgeSteps = [Math.PI / 4, Math.PI / 8, 0];

function gridLine(half: number, radius: number): { inner: number; off: number }[] {
  const inner = half - radius;
  const rising = edgeSteps.map((angle) => ({ inner: -inner, off: -radius * Math.tan(angle) }));
  const falling = edgeSteps.toReversed().map((angle) => ({ inner, off: radius * Math.tan(angle) }));
  return [...rising, ...falling];
}

/** Centred on the origin; `size` is the length along x, y and z. */
export function box(size: Vec3, material: Material): Mesh {
  const corners: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (const [axis, u, v] of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const) {
    for (const side of [-1, 1]) {
      const start = corners.length / 3;
      for (const [du, dv] of [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ] as const) {
        const corner: Triple = [0, 0, 0];
        corner[axis] = (side * size[axis]) / 2;
        corner[u] = (du * size[u]) / 2;
        corner[v] = (dv * size[v]) / 2;
        corners.push(...corner);
        const normal: Triple = [0, 0, 0];
        normal[axis] = side;
        normals.push(...normal);
      }
      const order = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
      triangles.push(...order.map((corner) => start + corner));
    }
  }
  return meshOf(corners, normals, triangles, material);
}

/** Like `box`, with edges rounded by `radius`, which is cut to half of the shortest side. */
export function roundedBox(size: Vec3, radius: number, material: Material): Mesh {
  const round = Math.min(radius, ...size.map((length) => length / 2));
  const corners: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  for (const [axis, u, v] of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const) {
    const across = gridLine(size[u] / 2, round);
    const along = gridLine(size[v] / 2, round);
    for (const side of [-1, 1]) {
      const start = corners.length / 3;
      for (const row of along) {
        for (const column of across) {
          const length = Math.hypot(round, column.off, row.off) || 1;
          const normal: Triple = [0, 0, 0];
          normal[axis] = (side * round) / length;
          normal[u] = column.off / length;
          normal[v] = row.off / length;
          const inner: Triple = [0, 0, 0];
          inner[axis] = side * (size[axis] / 2 - round);
          inner[u] = column.inner;
          inner[v] = row.inner;
          normals.push(...normal);
          corners.push(inner[0] + round * normal[0], inner[1] + round * normal[1], inner[2] + round * normal[2]);
        }
      }
      triangles.push(...gridTriangles(start, across.length, along.length, side > 0));
    }
  }
  return meshOf(corners, normals, triangles, material);
}

function gridTriangles(start: number, columns: number, rows: number, outward: boolean): number[] {
  const triangles: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = start + row * columns + column;
      const [b, c, d] = [a + 1, a + columns + 1, a + columns];
      triangles.push(...(outward ? [a, b, c, a, c, d] : [a, c, b, a, d, c]));
    }
  }
  return triangles;
}

/** Along y from 0 to `height`, capped; `bottom` and `top` are radii, and a top of 0 is a cone. */
export function cylinder(bottom: number, top: number, height: number, material: Material, segments = 24): Mesh {
  return lathe(
    [
      [bottom, 0],
      [top, height],
    ],
    material,
    segments,
  );
}

/** Centred on the origin; half as many rings as `segments`. */
export function sphere(radius: number, material: Material, segments = 24): Mesh {
  const rings = Math.max(3, Math.round(segments / 2));
  const profile = Array.from({ length: rings + 1 }, (_, ring): [number, number] => {
    const angle = (Math.PI * ring) / rings;
    // The poles lie on the axis exactly, so that they are points and not tiny holes.
    return [ring === 0 || ring === rings ? 0 : radius * Math.sin(angle), -radius * Math.cos(angle)];
  });
  return lathe(profile, material, segments);
}

/** A ring in the xy plane: `radius` to the middle of the tube, `tube` the tube's own radius. */
export function torus(radius: number, tube: number, material: Material, segments = 32): Mesh {
  const sides = 12;
  const circle = Array.from({ length: sides }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / sides;
    return [radius + tube * Math.cos(angle), tube * Math.sin(angle)];
  });
  const upright = turned(lathe([...circle, circle[0] ?? [radius, 0]], material, segments), 'x', 90);
  return { ...upright, original: upright.positions };
}

/** A simple polygon in the xy plane (it may be concave), `depth` thick and centred in z. */
export function extrude(outline: Outline, depth: number, material: Material): Mesh {
  const line = signedArea(outline) < 0 ? outline.toReversed() : outline;
  const count = line.length;
  const half = depth / 2;
  const corners = [half, -half].flatMap((z) => line.flatMap(([x, y]) => [x, y, z]));
  const normals = [1, -1].flatMap((z) => line.flatMap(() => [0, 0, z]));
  const front = trianglesOf(line);
  const triangles = [...front, ...front.toReversed().map((corner) => corner + count)];
  const sides = outwardNormals(line, true);
  sides.forEach((normal, i) => {
    const start = corners.length / 3;
    const ends = [softened(normal, sides.at(i - 1)), softened(normal, sides[(i + 1) % count])] as const;
    [line[i], line[(i + 1) % count]].forEach((point, end) => {
      const [x, y] = point ?? [0, 0];
      const [outX, outY] = ends[end === 0 ? 0 : 1];
      corners.push(x, y, half, x, y, -half);
      normals.push(outX, outY, 0, outX, outY, 0);
    });
    triangles.push(start, start + 1, start + 2, start + 2, start + 1, start + 3);
  });
  return meshOf(corners, normals, triangles, material);
}

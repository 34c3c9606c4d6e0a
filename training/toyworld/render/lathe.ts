/**
 * A profile turned around the y axis: every round solid of the toy world.
 *
 * The result is closed: a profile that does not end on the axis is capped, one that
 * ends where it began is a ring. Bends below 40 degrees are drawn smooth. Does not know
 * what is made of it.
 */
import type { Material, Mesh } from './mesh.ts';
import { meshOf } from './corners.ts';

type Point = readonly [radius: number, y: number];

const smoothBelow = Math.cos((40 * Math.PI) / 180);

/** Twice the area to the left of the closed line; positive when it runs counter-clockwise. */
export function signedArea(line: readonly Point[]): number {
  return line.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = line[(i + 1) % line.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The outward normal of each stretch of a line that runs counter-clockwise round what is inside. */
export function outwardNormals(line: readonly Point[], closed: boolean): Point[] {
  const stretches = closed ? line : line.slice(0, -1);
  return stretches.map(([x, y], i) => {
    const [nextX, nextY] = line[(i + 1) % line.length] ?? [x, y];
    const length = Math.hypot(nextX - x, nextY - y) || 1;
    return [(nextY - y) / length, (x - nextX) / length];
  });
}

/** The normal at the end of a stretch: shared with the neighbour when the bend is soft. */
export function softened(own: Point, neighbour: Point | undefined): Point {
  if (neighbour === undefined || own[0] * neighbour[0] + own[1] * neighbour[1] < smoothBelow) return own;
  const length = Math.hypot(own[0] + neighbour[0], own[1] + neighbour[1]);
  return [(own[0] + neighbour[0]) / length, (own[1] + neighbour[1]) / length];
}

function closedLine(profile: readonly Point[]): { line: Point[]; ring: boolean } {
  const first = profile[0] ?? [0, 0];
  const last = profile.at(-1) ?? first;
  const ring = first[0] === last[0] && first[1] === last[1];
  const line = ring ? profile.slice(0, -1) : [...profile];
  if (!ring && first[0] !== 0) line.unshift([0, first[1]]);
  if (!ring && last[0] !== 0) line.push([0, last[1]]);
  if (signedArea(line) < 0) line.reverse();
  return { line, ring };
}

/**
 * @param profile points [radius >= 0, y], from the bottom to the top or the other way
 * @param segments flat sides around the axis, at least 3
 */
export function lathe(profile: readonly Point[], material: Material, segments = 32): Mesh {
  const { line, ring } = closedLine(profile);
  const normals = outwardNormals(line, ring);
  const corners: number[] = [];
  const directions: number[] = [];
  const triangles: number[] = [];
  const ringOfCorners = ([radius, y]: Point, [outward, upward]: Point): number => {
    const start = corners.length / 3;
    for (let s = 0; s < segments; s++) {
      const angle = (2 * Math.PI * s) / segments;
      corners.push(radius * Math.cos(angle), y, radius * Math.sin(angle));
      directions.push(outward * Math.cos(angle), upward, outward * Math.sin(angle));
    }
    return start;
  };
  normals.forEach((normal, i) => {
    const from = line[i] ?? [0, 0];
    const to = line[(i + 1) % line.length] ?? [0, 0];
    if (from[0] === 0 && to[0] === 0) return;
    const below = ringOfCorners(from, softened(normal, ring || i > 0 ? normals.at(i - 1) : undefined));
    const above = ringOfCorners(to, softened(normal, ring ? normals[(i + 1) % normals.length] : normals[i + 1]));
    for (let s = 0; s < segments; s++) {
      const next = (s + 1) % segments;
      if (from[0] > 0) triangles.push(below + s, above + s, below + next);
      if (to[0] > 0) triangles.push(below + next, above + s, above + next);
    }
  });
  return meshOf(corners, directions, triangles, material);
}

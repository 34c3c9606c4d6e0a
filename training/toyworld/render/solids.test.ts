import { describe, expect, it } from 'vitest';
import type { Material, Mesh, Vec3 } from './mesh.ts';
import { moved, scaled, turned } from './placing.ts';
import { box, cylinder, extrude, lathe, roundedBox, sphere, torus } from './solids.ts';

const chalk: Material = { colour: [1, 1, 1], shine: 0 };
const arrow = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [1, 0.4],
  [0, 1],
] as const;

const corner = (values: Float32Array, i: number): Vec3 => [values[i * 3]!, values[i * 3 + 1]!, values[i * 3 + 2]!];
const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function triangles(mesh: Mesh): { at: readonly [Vec3, Vec3, Vec3]; normals: readonly Vec3[] }[] {
  return Array.from({ length: mesh.indices.length / 3 }, (_, t) => {
    const [a, b, c] = [mesh.indices[t * 3]!, mesh.indices[t * 3 + 1]!, mesh.indices[t * 3 + 2]!];
    return {
      at: [corner(mesh.positions, a), corner(mesh.positions, b), corner(mesh.positions, c)],
      normals: [a, b, c].map((i) => corner(mesh.normals, i)),
    };
  });
}

/** Positive only when the triangles face outwards (divergence theorem). */
const volume = (mesh: Mesh): number =>
  triangles(mesh).reduce((sum, { at: [a, b, c] }) => sum + dot(a, cross(b, c)) / 6, 0);

function unmatchedEdges(mesh: Mesh): number {
  const name = (point: Vec3): string => point.map((value) => (Math.round(value * 1e5) + 0).toString()).join();
  const count = new Map<string, number>();
  for (const { at } of triangles(mesh)) {
    const names = at.map(name);
    for (let i = 0; i < 3; i++) {
      const [from, to] = [names[i]!, names[(i + 1) % 3]!];
      const edge = from < to ? `${from} ${to}` : `${to} ${from}`;
      if (from !== to) count.set(edge, (count.get(edge) ?? 0) + (from < to ? 1 : -1));
    }
  }
  return [...count.values()].filter((balance) => balance !== 0).length;
}

const solids: readonly [name: string, mesh: Mesh, exact: number, tolerance: number][] = [
  ['box', box([1, 2, 3], chalk), 6, 1e-5],
  ['rounded box that is all ball', roundedBox([2, 2, 2], 1, chalk), (4 / 3) * Math.PI, 0.3],
  ['rounded box', roundedBox([2, 3, 4], 0.1, chalk), 24 - (4 - Math.PI) * 0.01 * (9 - 0.6), 0.05],
  ['cylinder', cylinder(1, 1, 2, chalk, 96), 2 * Math.PI, 0.01],
  ['cone', cylinder(1, 0, 3, chalk, 96), Math.PI, 0.01],
  ['sphere', sphere(1, chalk, 96), (4 / 3) * Math.PI, 0.01],
  ['torus', torus(2, 0.5, chalk, 96), 2 * Math.PI ** 2 * 2 * 0.25, 0.5],
  ['concave extrusion', extrude(arrow, 2, chalk), 2 * 1.4, 1e-5],
  ['clockwise extrusion', extrude(arrow.toReversed(), 2, chalk), 2 * 1.4, 1e-5],
  [
    'lathe drawn downwards',
    lathe(
      [
        [0, 2],
        [1, 2],
        [1, 0],
      ],
      chalk,
      96,
    ),
    2 * Math.PI,
    0.01,
  ],
  ['mirrored box', scaled(box([1, 2, 3], chalk), [-1, 2, 1]), 12, 1e-5],
  [
    'moved, turned and stretched sphere',
    moved(turned(scaled(sphere(1, chalk, 96), [1, 2, 3]), 'z', 33), [4, 5, 6]),
    8 * Math.PI,
    0.1,
  ],
];

describe.each(solids)('%s', (_, mesh, exact, tolerance) => {
  it('is closed: each edge is walked once in each direction', () => {
    expect(unmatchedEdges(mesh)).toBe(0);
  });

  it('has the volume of the closed form, so it faces outwards', () => {
    expect(Math.abs(volume(mesh) - exact)).toBeLessThan(tolerance);
  });

  it('has unit normals on the side its triangles face', () => {
    for (const { at, normals } of triangles(mesh)) {
      const face = cross(minus(at[1], at[0]), minus(at[2], at[0]));
      if (Math.hypot(...face) < 1e-9) continue;
      for (const normal of normals) {
        expect(Math.hypot(...normal)).toBeCloseTo(1, 4);
        expect(dot(face, normal)).toBeGreaterThan(0);
      }
    }
  });
});

describe('placing', () => {
  it('leaves the first mesh alone and keeps the coordinates for paint', () => {
    const before = box([1, 1, 1], chalk);
    const after = moved(before, [1, 2, 3]);
    expect(before.positions[0]).toBe(-0.5);
    expect(after.positions[0]).toBe(0.5);
    expect(after.original).toBe(before.original);
  });

  it.each([
    ['x', [0, 1, 0], [0, 0, 1]],
    ['y', [0, 0, 1], [1, 0, 0]],
    ['z', [1, 0, 0], [0, 1, 0]],
  ] as const)('a quarter turn around %s takes one axis to the next', (axis, from, to) => {
    const mesh = turned(moved(sphere(0.001, chalk, 6), from), axis, 90);
    const middle = [0, 1, 2].map(
      (k) =>
        mesh.positions.filter((_, i) => i % 3 === k).reduce((sum, value) => sum + value, 0) /
        (mesh.positions.length / 3),
    );
    middle.forEach((value, k) => {
      expect(value).toBeCloseTo(to[k]!, 2);
    });
  });
});

it('a torus lies in the xy plane and an outline keeps its place', () => {
  const ring = torus(2, 0.5, chalk);
  expect(Math.max(...ring.positions.filter((_, i) => i % 3 === 2))).toBeCloseTo(0.5);
  expect(Math.max(...ring.positions.filter((_, i) => i % 3 === 1))).toBeCloseTo(2.5);
  expect(Math.max(...extrude(arrow, 2, chalk).positions.filter((_, i) => i % 3 === 2))).toBe(1);
});

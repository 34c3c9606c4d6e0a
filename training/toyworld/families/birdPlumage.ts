/**
 * The two plumages a bird may have: sleek and blue with a long pointed wing, or fluffy
 * and red with round, gold-edged feathers.
 *
 * A plumage covers body and neck and leaves the head, tail and legs alone. Does not know
 * the rest of the bird.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { cylinder, extrude, sphere } from '../render/solids.ts';
import { BODY, onBody } from './birdFrame.ts';
import type { Outline } from './outlines.ts';
import { petal, smooth } from './outlines.ts';
import { about, painted, plain, shade } from './variation.ts';

const sides = [1, -1] as const;

function shell(by: number): Vec3 {
  return [BODY[0] * by, BODY[1] * by, BODY[2] * by];
}

/** A sleeve around the neck. */
function sleeve(radius: number, material: Mesh['material']): Mesh {
  return moved(turned(cylinder(radius + 0.07, radius, 0.42, material), 'z', -20), [0.15, 1, 0.06]);
}

function buildBlue(random: Random): readonly Mesh[] {
  const blue = shade([0.1, 0.3, 0.85], random);
  const pale = shade([0.5, 0.78, 0.98], random, 0.06);
  const breast = painted(blue, pale, ([x, y]) => x > 0.35 && y < 0.35, 0.35);
  const long = about(random, 0.08);
  const wing: Outline = smooth([
    [0.34, 0.06],
    [0.2, -0.16],
    [-0.2, -0.2],
    [-0.82 * long, -0.04],
    [-0.2, 0.14],
    [0.2, 0.2],
    [0.34, 0.06],
  ]).slice(0, -1);
  const feathers = painted(
    shade([0.05, 0.16, 0.55], random),
    pale,
    ([x, y]) => x < -0.02 && Math.abs((y * 9) % 1) < 0.34,
    0.3,
  );
  return [
    onBody(scaled(sphere(1, breast), shell(1.06))),
    sleeve(0.21, plain(blue, 0.35)),
    ...sides.map((side) => onBody(moved(extrude([...wing].reverse(), 0.08, feathers), [0.02, 0.03, side * 0.4]))),
  ];
}

function buildRed(random: Random): readonly Mesh[] {
  const red = shade([0.8, 0.1, 0.1], random);
  const gold = shade([1, 0.78, 0.25], random, 0.06);
  const fluffy = about(random, 0.05);
  const meshes: Mesh[] = [
    onBody(scaled(sphere(1, plain(red, 0.2)), shell(1.08 * fluffy))),
    sleeve(0.24, plain(red, 0.2)),
  ];
  const dark = shade([0.58, 0.04, 0.08], random);
  for (const side of sides) {
    // Three rows of feathers, the shorter ones lying on the longer ones.
    [0.72, 0.53, 0.34].forEach((length, row) => {
      const edged = painted(dark, gold, ([, y]) => y > length - 0.1, 0.2);
      const feather = scaled(extrude(petal(length, 0.52), 0.06, edged), [1, fluffy, 1]);
      meshes.push(onBody(moved(turned(feather, 'z', 112), [0.26, 0.1, side * (0.4 + 0.035 * row)])));
    });
  }
  return meshes;
}

export const plumages: readonly PartModel[] = [
  { name: 'blue plumage', slot: 'plumage', build: buildBlue },
  { name: 'red plumage', slot: 'plumage', build: buildRed },
];

/**
 * What a bird may have on its head: a long pointed or a thick hooked beak, a crown of
 * bright plumes or a black and white face mask.
 *
 * Made around the head's middle, looking to +x. The eyes belong to the bird's core and
 * stand out of everything here. Does not know the rest of the bird.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { extrude, lathe, sphere } from '../render/solids.ts';
import { HEAD_RADIUS, onHead } from './birdFrame.ts';
import type { Outline } from './outlines.ts';
import { petal, smooth } from './outlines.ts';
import { about, painted, plain, shade } from './variation.ts';

function buildPointed(random: Random): readonly Mesh[] {
  const yellow = shade([1, 0.8, 0.1], random, 0.06);
  const length = 0.62 * about(random, 0.06);
  const bulge = [
    [0.24, 0],
    [0.24, 0.15],
    [0.19, 0.4],
    [0.125, 0.66],
    [0.06, 0.88],
    [0, 1],
  ] as const;
  const cone = lathe(
    bulge.map(([radius, share]) => [radius, share * length] as const),
    plain(yellow, 0.5),
    24,
  );
  const beak = turned(cone, 'z', -97);
  return [onHead(moved(beak, [0.22, -0.05, 0]))];
}

function buildHooked(random: Random): readonly Mesh[] {
  const dark = shade([0.17, 0.14, 0.17], random, 0.15);
  const size = about(random, 0.06);
  const hook: Outline = smooth([
    [0, -0.16],
    [0.16, -0.12],
    [0.26, -0.16],
    [0.31, -0.36],
    [0.44, -0.16],
    [0.36, 0.1],
    [0.18, 0.2],
    [0, 0.2],
  ]);
  const upper = scaled(extrude(hook, 0.24, plain(dark, 0.6)), [size, size, 1]);
  const lower = scaled(sphere(1, plain(shade([0.4, 0.34, 0.36], random), 0.4), 14), [0.14, 0.08, 0.1]);
  return [onHead(moved(upper, [0.22, -0.02, 0])), onHead(moved(lower, [0.32, -0.22, 0]))];
}

/** The upper part of a ball a little larger than the head, from the height `from` (share of the radius) up. */
function cap(radius: number, from: number, material: Mesh['material']): Mesh {
  const profile: [number, number][] = [[0, from * radius]];
  const start = Math.asin(from);
  for (let step = 0; step <= 8; step++) {
    const angle = start + ((Math.PI / 2 - start) * step) / 8;
    profile.push([step === 8 ? 0 : radius * Math.cos(angle), radius * Math.sin(angle)]);
  }
  return lathe(profile, material, 28);
}

function buildCrown(random: Random): readonly Mesh[] {
  const pink = shade([0.95, 0.15, 0.55], random, 0.08);
  const tip = shade([1, 0.86, 0.25], random, 0.06);
  const length = 0.54 * about(random, 0.08);
  const meshes = [onHead(turned(cap(HEAD_RADIUS * 1.07, 0.3, plain(pink, 0.3)), 'z', 22))];
  for (let plume = 0; plume < 5; plume++) {
    const lean = -50 + plume * 28;
    const feather = extrude(
      petal(length, 0.17),
      0.06,
      painted(pink, tip, ([, y]) => y > length * 0.68, 0.3),
    );
    meshes.push(onHead(moved(turned(turned(feather, 'z', lean), 'y', 34), [-0.06, 0.22, 0.02 * plume - 0.04])));
  }
  return meshes;
}

/** White all around the face, with a black band from eye to eye. */
function buildMask(random: Random): readonly Mesh[] {
  const white = shade([0.97, 0.96, 0.92], random, 0.03);
  const black = shade([0.09, 0.09, 0.11], random, 0.2);
  const tall = about(random, 0.06);
  // The mask is a cap turned to the front, so its own y is the direction the bird looks in and its own x points down.
  const banded = painted(white, black, ([x]) => Math.abs(x + 0.06) < 0.115, 0.25);
  const mask = scaled(cap(HEAD_RADIUS * 1.12, -0.25, banded), [1.05 * tall, 1, 1.02]);
  return [onHead(turned(mask, 'z', -90))];
}

export const heads: readonly PartModel[] = [
  { name: 'pointed beak', slot: 'beak', build: buildPointed },
  { name: 'hooked beak', slot: 'beak', build: buildHooked },
  { name: 'crown', slot: 'head', build: buildCrown },
  { name: 'face mask', slot: 'head', build: buildMask },
];

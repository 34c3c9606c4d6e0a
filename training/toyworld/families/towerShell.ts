/**
 * The two shells around the inner tower: a round one of sand-coloured plaster and a
 * square one of blue brick. Their widths differ by little, so that everything else fits
 * both. Does not know what is mounted on them.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { extrude, lathe } from '../render/solids.ts';
import { shell } from './towerFrame.ts';
import { about, painted, plain, shade } from './variation.ts';

export function roundShell(random: Random): readonly Mesh[] {
  const sand = plain(shade([0.96, 0.78, 0.42], random), 0.25);
  const foot = 0.55 * about(random, 0.02);
  const profile = [
    [0, shell.bottom],
    [foot, shell.bottom],
    [0.5, (shell.bottom + shell.top) / 2],
    [0.47, shell.top],
    [0, shell.top],
  ] as const;
  return [lathe(profile, sand, 40)];
}

export function squareShell(random: Random): readonly Mesh[] {
  const blue = shade([0.28, 0.46, 0.82], random);
  const joint = shade([0.5, 0.66, 0.93], random);
  const course = 0.11 * about(random, 0.06);
  const h = shell.halfWidth;
  const c = shell.halfWidth - shell.chamfer;
  // Seen from above; the height is the outline's z until it is turned upright.
  const outline = [
    [h, -c],
    [h, c],
    [c, h],
    [-c, h],
    [-h, c],
    [-h, -c],
    [-c, -h],
    [c, -h],
  ] as const;
  const isJoint = ([x, y, z]: Vec3): boolean => {
    const row = Math.floor((z + 5) / course);
    const along = Math.abs(y) > c ? x : y;
    const inRow = (along + 5 + (row % 2) * course) / (2 * course);
    return (z + 5) / course - row < 0.16 || inRow - Math.floor(inRow) < 0.07;
  };
  const bricks = extrude(outline, shell.top - shell.bottom, painted(blue, joint, isJoint, 0.2));
  return [moved(turned(bricks, 'x', 90), [0, (shell.top + shell.bottom) / 2, 0])];
}

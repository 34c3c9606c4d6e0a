/**
 * The two tops of a tower: a tall red pointed roof with a golden ball, or a pale
 * crenellated parapet. Both sit on the eaves and hide the core's cap. Does not know
 * what stands in front.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder, lathe, sphere } from '../render/solids.ts';
import { shell } from './towerFrame.ts';
import { about, painted, plain, shade } from './variation.ts';

export function pointedRoof(random: Random): readonly Mesh[] {
  const red = shade([0.8, 0.14, 0.1], random);
  const dark = shade([0.58, 0.07, 0.07], random);
  const height = 0.64 * about(random, 0.06);
  const row = ([, y]: Vec3): boolean => (y * 12) % 1 < 0.28;
  const profile = [
    [0, 0],
    [0.69, 0],
    [0.68, 0.05],
    [0.37, height * 0.5],
    [0, height],
  ] as const;
  const gold = plain([0.98, 0.8, 0.25], 0.9);
  return [
    moved(lathe(profile, painted(red, dark, row, 0.35), 40), [0, shell.top, 0]),
    moved(sphere(0.07, gold, 16), [0, shell.top + height + 0.02, 0]),
  ];
}

export function parapet(random: Random): readonly Mesh[] {
  const pale = plain(shade([0.95, 0.91, 0.87], random, 0.05), 0.2);
  const count = 10;
  const height = 0.22 * about(random, 0.08);
  const merlon = moved(box([0.21, height, 0.15], pale), [0, shell.top + 0.24 + height / 2, 0.565]);
  return [
    moved(cylinder(0.52, 0.64, 0.1, pale, 40), [0, shell.top, 0]),
    moved(cylinder(0.64, 0.64, 0.16, pale, 40), [0, shell.top + 0.1, 0]),
    ...Array.from({ length: count }, (_, i) => turned(merlon, 'y', (i * 360) / count)),
  ];
}

/**
 * What runs around a tower: two smooth white bands with a red line, or two double rows
 * of rough brown stones with gaps between. Both leave the heights of door and openings
 * free. Does not know the shell inside.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { cylinder, roundedBox } from '../render/solids.ts';
import { ringRadius, rings } from './towerFrame.ts';
import { about, painted, plain, shade } from './variation.ts';

export function whiteBands(random: Random): readonly Mesh[] {
  const white = shade([0.97, 0.97, 0.95], random, 0.03);
  const red = shade([0.85, 0.1, 0.12], random);
  const half = 0.022 * about(random);
  return rings.map(({ from, to }) => {
    const middle = (to - from) / 2;
    const line = ([x, y, z]: Vec3): boolean => Math.abs(y - middle) < half && Math.hypot(x, z) > ringRadius - 0.03;
    return moved(cylinder(ringRadius, ringRadius, to - from, painted(white, red, line, 0.5), 48), [0, from, 0]);
  });
}

export function stoneCourses(random: Random): readonly Mesh[] {
  const count = 12;
  return rings.flatMap(({ from, to }) =>
    [0, 1].flatMap((row) => {
      const height = (to - from) / 2;
      return Array.from({ length: count }, (_, i) => {
        const stone = plain(shade([0.42, 0.25, 0.15], random, 0.2), 0.15);
        const size: Vec3 = [0.27 * about(random, 0.06), height * 0.94, 0.26 * about(random, 0.06)];
        const block = moved(roundedBox(size, 0.03, stone), [0, from + (row + 0.5) * height, ringRadius - 0.13]);
        return turned(block, 'y', ((i + row / 2) * 360) / count);
      });
    }),
  );
}

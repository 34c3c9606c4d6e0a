/**
 * The windmill's four sails: white cloth on brown spars, on a shaft in front of the
 * roof. They stand like an X, so that openings and door stay visible between them. Does
 * not know the tower behind.
 */
import type { Random } from '../family.ts';
import type { Mesh, Vec3 } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { box, cylinder } from '../render/solids.ts';
import { about, painted, plain, shade } from './variation.ts';

const hub = { height: 1.7, from: 0.1, face: 0.74 } as const;

export function sails(random: Random): readonly Mesh[] {
  const cloth = shade([0.98, 0.96, 0.9], random, 0.03);
  const brown = shade([0.4, 0.22, 0.1], random);
  const wood = plain(brown, 0.3);
  const length = 0.68 * about(random, 0.04);
  const lean = 45 + 10 * (random() - 0.5);
  const lattice = ([x, y]: Vec3): boolean => Math.abs(x) > 0.1 || (y + 2) % 0.16 < 0.022;
  const sheet = moved(box([0.23, length - 0.14, 0.025], painted(cloth, brown, lattice, 0.2)), [
    0.115,
    length / 2 + 0.07,
    0,
  ]);
  const spar = moved(box([0.05, length, 0.05], wood), [0, length / 2, 0]);
  const blades = [0, 90, 180, 270].flatMap((angle) => [sheet, spar].map((mesh) => turned(mesh, 'z', angle + lean)));
  const shaft = moved(turned(cylinder(0.05, 0.05, hub.face - hub.from, wood), 'x', 90), [0, 0, hub.from - hub.face]);
  const boss = moved(turned(cylinder(0.09, 0.06, 0.08, wood), 'x', 90), [0, 0, -0.02]);
  return [...blades, shaft, boss].map((mesh) => moved(mesh, [0, hub.height, hub.face]));
}

/**
 * The two pairs of legs a bird may have: short and thick in orange feathers, or long,
 * bare and pink with knobbly knees.
 *
 * Both reach from the ground to the same body; what is short about the short ones is
 * the shank below the feathers. Does not know the rest of the bird.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { cylinder, lathe, sphere } from '../render/solids.ts';
import { FEET } from './birdFrame.ts';
import { about, plain, shade } from './variation.ts';

const HIP = 0.72;

function buildShort(random: Random): readonly Mesh[] {
  const feathers = plain(shade([0.98, 0.55, 0.08], random, 0.06), 0.15);
  const foot = plain(shade([0.75, 0.3, 0.05], random), 0.3);
  const fat = about(random, 0.07);
  return FEET.flatMap((at) => {
    const profile = [
      [0, 0.12],
      [0.13, 0.12],
      [0.19, 0.26],
      [0.22, 0.46],
      [0.2, HIP],
      [0, HIP],
    ] as const;
    const trousers = lathe(
      profile.map(([radius, y]) => [radius * fat, y] as const),
      feathers,
      24,
    );
    const shoe = scaled(sphere(1, foot, 16), [0.22, 0.075, 0.15]);
    return [moved(trousers, at), moved(shoe, [at[0] + 0.09, 0.075, at[2]])];
  });
}

function buildLong(random: Random): readonly Mesh[] {
  const pink = plain(shade([0.98, 0.55, 0.66], random, 0.06), 0.4);
  const thick = 0.078 * about(random, 0.08);
  return FEET.flatMap((at): readonly Mesh[] => {
    const toes = [-38, 0, 38].map((spread) =>
      moved(turned(turned(cylinder(0.05, 0.03, 0.3, pink, 10), 'z', -90), 'y', spread), [at[0], 0.055, at[2]]),
    );
    const shank = moved(cylinder(thick, thick, HIP - 0.03, pink, 14), [at[0], 0.03, at[2]]);
    const knee = moved(sphere(thick * 1.6, pink, 14), [at[0], 0.36, at[2]]);
    return [shank, knee, ...toes];
  });
}

export const legs: readonly PartModel[] = [
  { name: 'short legs', slot: 'legs', build: buildShort },
  { name: 'long legs', slot: 'legs', build: buildLong },
];

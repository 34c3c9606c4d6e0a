/**
 * The two necks an instrument may have, dark with frets or light and smooth, and the two
 * heads on top of them, a flat board with white pegs or a golden scroll.
 *
 * Does not know the rest of the instrument.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { cylinder, extrude, roundedBox, sphere } from '../render/solids.ts';
import { NECK, disc } from './instrumentFrame.ts';
import type { Curve } from './outlines.ts';
import { ribbon } from './outlines.ts';
import { about, plain, shade } from './variation.ts';

const [FOOT, TOP] = NECK;

function buildDark(random: Random): readonly Mesh[] {
  const ebony = plain(shade([0.17, 0.1, 0.09], random, 0.15), 0.35);
  const silver = plain([0.9, 0.88, 0.8], 0.6);
  const wide = 0.3 * about(random, 0.06);
  const board = roundedBox([wide, TOP - FOOT, 0.14], 0.02, ebony);
  const frets = [0.14, 0.32, 0.5, 0.68, 0.86].map((share) =>
    moved(roundedBox([wide, 0.03, 0.03], 0.01, silver), [0, FOOT + share * (TOP - FOOT), 0.21]),
  );
  const dots = [0.41, 0.77].map((share) => moved(disc(0.032, 0.02, silver, 14), [0, FOOT + share * (TOP - FOOT), 0.2]));
  return [moved(board, [0, (FOOT + TOP) / 2, 0.135]), ...frets, ...dots];
}

/** Thicker towards its foot, and round. */
function buildLight(random: Random): readonly Mesh[] {
  const maple = plain(shade([0.98, 0.85, 0.5], random, 0.06), 0.5);
  const thick = about(random, 0.06);
  const stem = moved(cylinder(0.165 * thick, 0.13 * thick, TOP - FOOT, maple, 24), [0, FOOT, 0.12]);
  // A rounded foot that does not reach down to a sound hole.
  const heel = moved(scaled(sphere(0.165 * thick, maple, 20), [1, 0.3, 1]), [0, FOOT, 0.12]);
  return [stem, heel];
}

function buildFlatHead(random: Random): readonly Mesh[] {
  const green = plain(shade([0.05, 0.36, 0.2], random, 0.1), 0.4);
  const white = plain([0.97, 0.95, 0.9], 0.5);
  const wide = about(random, 0.06);
  const board = extrude(
    [
      [-0.15, 0],
      [0.15, 0],
      [0.27 * wide, 0.12],
      [0.32 * wide, 0.46],
      [0, 0.4],
      [-0.32 * wide, 0.46],
      [-0.27 * wide, 0.12],
    ],
    0.1,
    green,
  );
  const pegs = [-1, 1].flatMap((side) =>
    [0.17, 0.34].flatMap((y): readonly Mesh[] => [
      moved(disc(0.045, 0.05, white, 14), [side * 0.15, TOP + y, 0.14]),
      moved(turned(cylinder(0.05, 0.06, 0.13, white, 14), 'z', side * -90), [side * 0.27 * wide, TOP + y, 0.1]),
    ]),
  );
  return [moved(board, [0, TOP - 0.02, 0.1]), ...pegs];
}

function buildScroll(random: Random): readonly Mesh[] {
  const gold = plain(shade([0.93, 0.62, 0.08], random, 0.08), 0.5);
  const dark = plain(shade([0.3, 0.1, 0.12], random, 0.1), 0.4);
  const size = about(random, 0.05);
  // From the neck up and around the eye, one turn and a half, narrowing.
  const spiral: Curve = (along) => {
    const angle = -Math.PI * 0.5 + along * Math.PI * 3.4;
    const radius = (0.235 - 0.175 * along) * size;
    return [0.02 + radius * Math.cos(angle), TOP + 0.28 + radius * Math.sin(angle)];
  };
  const coil = extrude(
    ribbon(spiral, (along) => 0.052 - 0.018 * along, 48),
    0.2,
    gold,
  );
  const eye = disc(0.2 * size, 0.12, dark, 28);
  const stem = roundedBox([0.2, 0.2, 0.16], 0.04, gold);
  const pegs = [-1, 1].flatMap((side): readonly Mesh[] => [
    moved(turned(cylinder(0.03, 0.03, 0.16, dark, 12), 'z', side * -90), [side * 0.08, TOP + 0.03, 0.1]),
    moved(disc(0.085, 0.06, dark, 16), [side * 0.27, TOP + 0.03, 0.07]),
  ]);
  return [moved(coil, [0, 0, 0.1]), moved(eye, [0.02, TOP + 0.28, 0]), moved(stem, [0, TOP + 0.05, 0.1]), ...pegs];
}

export const necks: readonly PartModel[] = [
  { name: 'flat head', slot: 'head', build: buildFlatHead },
  { name: 'scroll', slot: 'head', build: buildScroll },
  { name: 'dark neck', slot: 'neck', build: buildDark },
  { name: 'light neck', slot: 'neck', build: buildLight },
];

/**
 * The two bodies an instrument may have: waisted, of honey-coloured wood, or round, with
 * a pale skin in a wine-red rim.
 *
 * Both offer the same flat place in front for what lies on it. Does not know the rest of
 * the instrument.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, scaled } from '../render/placing.ts';
import { extrude, torus } from '../render/solids.ts';
import { FACE, disc } from './instrumentFrame.ts';
import { mirrored, smooth } from './outlines.ts';
import { about, painted, plain, shade } from './variation.ts';

function waist(grown: number): readonly (readonly [number, number])[] {
  const right = smooth([
    [0, 0.09 - grown],
    [0.4, 0.12 - grown],
    [0.67 + grown, 0.46],
    [0.5 + grown, 0.82],
    [0.44 + grown, 0.94],
    [0.52 + grown, 1.12],
    [0.34, 1.32 + grown],
    [0, 1.35 + grown],
  ]);
  // Both ends lie on the mirror's line and are said once.
  return [...mirrored(right.slice(1, -1)), right[0] ?? [0, 0]];
}

function buildWaisted(random: Random): readonly Mesh[] {
  const honey = shade([0.85, 0.47, 0.13], random, 0.1);
  const dark = shade([0.36, 0.16, 0.06], random, 0.12);
  const wide = about(random, 0.05);
  const sides = extrude(waist(0.03), 0.26, plain(dark, 0.5));
  const face = extrude(waist(-0.02), 0.28, plain(honey, 0.45));
  return [sides, moved(face, [0, 0, 0.02])].map((mesh) => scaled(mesh, [wide, 1, 1]));
}

function buildRound(random: Random): readonly Mesh[] {
  const skin = shade([0.97, 0.92, 0.8], random, 0.04);
  const wine = shade([0.55, 0.07, 0.16], random, 0.1);
  const size = about(random, 0.04);
  const middle = 0.07 + 0.645 * size;
  const rim = painted(wine, shade([0.9, 0.86, 0.8], random, 0.04), ([x, y]) => {
    const turn = (Math.atan2(y, x) / (2 * Math.PI) + 1) * 16;
    return turn % 1 < 0.22;
  });
  return [
    moved(disc(0.62 * size, 0.26, plain(wine, 0.5), 48), [0, middle, -0.13]),
    moved(disc(0.57 * size, 0.05, plain(skin, 0.15), 48), [0, middle, FACE - 0.05]),
    moved(scaled(torus(0.585 * size, 0.06, rim, 48), [1, 1, 1.1]), [0, middle, 0.1]),
  ];
}

export const bodies: readonly PartModel[] = [
  { name: 'waisted body', slot: 'body', build: buildWaisted },
  { name: 'round body', slot: 'body', build: buildRound },
];

/**
 * What lies on an instrument's body: a round sound hole with a rosette or two f-holes,
 * and a low wide bridge or a long tailpiece for the strings' end.
 *
 * All of it can be told from honey-coloured wood and from pale skin alike. Does not know
 * the rest of the instrument.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, scaled, turned } from '../render/placing.ts';
import { extrude, roundedBox, torus } from '../render/solids.ts';
import { disc, onFace } from './instrumentFrame.ts';
import { ribbon, smooth } from './outlines.ts';
import { about, painted, plain, shade } from './variation.ts';

function buildSoundHole(random: Random): readonly Mesh[] {
  const teal = shade([0.05, 0.55, 0.56], random, 0.08);
  const cream = shade([0.98, 0.93, 0.75], random, 0.03);
  const size = about(random, 0.05);
  const rosette = painted(teal, cream, ([x, y]) => ((Math.atan2(y, x) / (2 * Math.PI) + 1) * 12) % 1 < 0.4, 0.3);
  return [
    onFace(disc(0.22 * size, 0.012, plain([0.07, 0.04, 0.03], 0.05)), 0, 0.89, 0),
    onFace(scaled(torus(0.245 * size, 0.055, rosette, 40), [1, 1, 0.4]), 0, 0.89, 0.004),
  ];
}

function buildFHoles(random: Random): readonly Mesh[] {
  const dark = plain(shade([0.1, 0.05, 0.04], random, 0.2), 0.05);
  const tall = about(random, 0.05);
  const line = smooth(
    [
      [0.11, 0.32],
      [0.02, 0.28],
      [-0.01, 0.1],
      [0.01, -0.1],
      [-0.02, -0.28],
      [-0.11, -0.32],
    ],
    4,
  );
  const curve = (along: number): readonly [number, number] => {
    const place = along * (line.length - 1);
    const [from, to] = [line[Math.floor(place)] ?? [0, 0], line[Math.ceil(place)] ?? [0, 0]];
    const rest = place - Math.floor(place);
    return [from[0] + (to[0] - from[0]) * rest, from[1] + (to[1] - from[1]) * rest];
  };
  const stroke = ribbon(curve, (along) => 0.04 + 0.035 * Math.sin(Math.PI * along));
  return [1, -1].flatMap((side): readonly Mesh[] => {
    // The left hole is the right one turned over; turned about y its triangles still look outwards.
    const hole = turned(extrude(stroke, 0.03, dark), 'y', side === 1 ? 180 : 0);
    const dots = [1, -1].map((end) => moved(disc(0.078, 0.03, dark, 16), [side * end * -0.1, end * 0.29, -0.015]));
    return [hole, ...dots].map((mesh) => onFace(scaled(mesh, [1, tall, 1]), side * 0.33, 0.74, 0.005));
  });
}

function buildBridge(random: Random): readonly Mesh[] {
  const blue = shade([0.12, 0.2, 0.52], random, 0.1);
  const wide = 0.8 * about(random, 0.05);
  const base = roundedBox([wide, 0.25, 0.08], 0.03, plain(blue, 0.4));
  const saddle = roundedBox([wide * 0.76, 0.08, 0.06], 0.02, plain([0.98, 0.97, 0.93], 0.5));
  return [onFace(base, 0, 0.39, 0.03), onFace(saddle, 0, 0.42, 0.07)];
}

function buildTailpiece(random: Random): readonly Mesh[] {
  const black = shade([0.08, 0.08, 0.1], random, 0.2);
  const brass = plain(shade([0.98, 0.8, 0.3], random, 0.06), 0.6);
  const [top, foot] = [0.21 * about(random, 0.06), 0.11];
  const plate = extrude(
    [
      [-foot, 0.09],
      [foot, 0.09],
      [top, 0.66],
      [top * 0.7, 0.73],
      [-top * 0.7, 0.73],
      [-top, 0.66],
    ],
    0.07,
    plain(black, 0.6),
  );
  const tuners = [-1, 0, 1].map((place) => onFace(disc(0.04, 0.03, brass, 14), place * 0.115, 0.61, 0.06));
  return [onFace(plate, 0, 0, 0.03), ...tuners];
}

export const fronts: readonly PartModel[] = [
  { name: 'sound hole', slot: 'front', build: buildSoundHole },
  { name: 'f-holes', slot: 'front', build: buildFHoles },
  { name: 'bridge', slot: "strings' end", build: buildBridge },
  { name: 'tailpiece', slot: "strings' end", build: buildTailpiece },
];

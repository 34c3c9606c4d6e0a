/**
 * The two tails a bird may have: an upright fan of eye-spotted feathers, green and gold,
 * or long trailing feathers, violet with white bands.
 *
 * Both begin behind the body, so that neither hides another part. Does not know the
 * rest of the bird.
 */
import type { PartModel, Random } from '../family.ts';
import type { Mesh } from '../render/mesh.ts';
import { moved, turned } from '../render/placing.ts';
import { cylinder, extrude } from '../render/solids.ts';
import type { Outline } from './outlines.ts';
import { petal, ribbon } from './outlines.ts';
import { about, painted, plain, shade } from './variation.ts';

const FAN_FEATHERS = 9;

function buildFan(random: Random): readonly Mesh[] {
  const length = 1.18 * about(random, 0.06);
  const greens = [shade([0.05, 0.55, 0.33], random), shade([0.1, 0.68, 0.42], random)] as const;
  const gold = shade([0.96, 0.76, 0.2], random, 0.06);
  const spot = plain(shade([0.1, 0.16, 0.5], random), 0.5);
  const eyeAt = length * 0.8;
  const meshes: Mesh[] = [];
  for (let feather = 0; feather < FAN_FEATHERS; feather++) {
    const lean = 78 - (feather * 156) / (FAN_FEATHERS - 1);
    const green = greens[feather % 2] ?? greens[0];
    const gilded = painted(green, gold, ([x, y]) => Math.hypot(x, y - eyeAt) < 0.125, 0.4);
    // Neighbours overlap, so every second feather stands a little further back.
    const depth = feather % 2 === 0 ? 0 : -0.045;
    meshes.push(onFan(extrude(petal(length, 0.42), 0.04, gilded), lean, depth));
    const disc = turned(cylinder(0.07, 0.06, 0.03, spot, 16), 'x', 90);
    meshes.push(onFan(moved(disc, [0, eyeAt, 0.02]), lean, depth));
  }
  return meshes;
}

/** The fan looks half to the right, as the middle of the camera's range does, and leans to the left, off the head. */
function onFan(feather: Mesh, lean: number, depth: number): Mesh {
  return moved(turned(turned(moved(feather, [0, 0, depth]), 'z', lean + 24), 'y', 22), [-0.28, 0.92, -0.36]);
}

/** The middle line of a feather that rises from the back, bends over and falls to `end`. */
function falling(end: readonly [number, number], rise: number): Outline {
  const [startX, startY] = [-0.3, 1.02];
  const curve = (along: number): readonly [number, number] => [
    startX + (end[0] - startX) * (1 - (1 - along) ** 1.7),
    startY + (end[1] - startY) * along ** 1.7 + rise * Math.sin(Math.PI * along),
  ];
  return ribbon(
    curve,
    (along) => 0.07 + 0.075 * Math.sin(Math.PI * Math.min(1, along * 0.62 + 0.08)) * (1 - along ** 6),
  );
}

function buildLong(random: Random): readonly Mesh[] {
  const violet = shade([0.5, 0.2, 0.72], random);
  const pale = shade([0.93, 0.87, 0.98], random, 0.04);
  const reach = about(random, 0.06);
  const ends = [
    [-1.22, 0.12, 0.28],
    [-1.12, 0.5, 0.34],
    [-0.84, 0.14, 0.12],
  ] as const;
  return ends.map(([x, y, rise], feather) => {
    const banded = painted(violet, pale, (point) => ((point[1] - point[0] * 0.6) * 4.2 + 8) % 1 < 0.3, 0.35);
    const outline = falling([x * reach, y], rise);
    return moved(extrude(outline, 0.05, banded), [0, 0, -0.12 + 0.1 * feather]);
  });
}

export const tails: readonly PartModel[] = [
  { name: 'fan tail', slot: 'tail', build: buildFan },
  { name: 'long tail', slot: 'tail', build: buildLong },
];

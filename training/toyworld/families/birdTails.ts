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

/** Degrees by which the fan leans to the left, off the head. */
const TILT = 19;

function buildFan(random: Random): readonly Mesh[] {
  const reach = about(random, 0.05);
  const greens = [shade([0.05, 0.55, 0.33], random), shade([0.1, 0.68, 0.42], random)] as const;
  const gold = shade([0.96, 0.76, 0.2], random, 0.06);
  const spot = plain(shade([0.1, 0.16, 0.5], random), 0.5);
  const meshes: Mesh[] = [];
  for (let feather = 0; feather < FAN_FEATHERS; feather++) {
    const lean = 72 - (feather * 144) / (FAN_FEATHERS - 1);
    // The upright feathers are the longest.
    const length = reach * (1 + 0.26 * Math.cos(((lean + TILT) * Math.PI) / 180));
    const eyeAt = length - 0.22;
    const green = greens[feather % 2] ?? greens[0];
    const gilded = painted(green, gold, ([x, y]) => Math.hypot(x, y - eyeAt) < 0.125, 0.4);
    // Neighbours overlap, so every second feather stands a little further back.
    const depth = feather % 2 === 0 ? 0 : -0.045;
    meshes.push(onFan(extrude(petal(length, 0.43), 0.04, gilded), lean, depth));
    const disc = turned(cylinder(0.07, 0.06, 0.03, spot, 16), 'x', 90);
    meshes.push(onFan(moved(disc, [0, eyeAt, 0.02]), lean, depth));
  }
  return meshes;
}

/** The fan looks half to the right, as the middle of the camera's range does. */
function onFan(feather: Mesh, lean: number, depth: number): Mesh {
  return moved(turned(turned(moved(feather, [0, 0, depth]), 'z', lean + TILT), 'y', 14), [-0.17, 0.94, -0.36]);
}

const ROOT: readonly [number, number] = [-0.3, 1.02];

/** A feather that rises from the back, bends over and falls to `end`, widening towards its round tip. */
function falling(end: readonly [number, number], rise: number): Outline {
  const curve = (along: number): readonly [number, number] => [
    ROOT[0] + (end[0] - ROOT[0]) * (1 - (1 - along) ** 1.7),
    ROOT[1] + (end[1] - ROOT[1]) * along ** 1.7 + rise * Math.sin(Math.PI * along),
  ];
  const half = (along: number): number => {
    const tip = along < 0.86 ? 1 : Math.sqrt(1 - ((along - 0.86) / 0.14) ** 2);
    return (0.06 + 0.085 * along) * tip;
  };
  return ribbon(curve, half, 40);
}

function buildLong(random: Random): readonly Mesh[] {
  const violet = shade([0.5, 0.2, 0.72], random);
  const pale = shade([0.93, 0.87, 0.98], random, 0.04);
  const reach = about(random, 0.04);
  const ends = [
    [-1.12, 0.2, 0.42],
    [-1.08, 0.62, 0.42],
    [-0.86, 0.18, 0.16],
  ] as const;
  const banded = painted(violet, pale, ([x, y]) => (Math.hypot(x - ROOT[0], y - ROOT[1]) * 4.5) % 1 > 0.68, 0.35);
  return ends.map(([x, y, rise], feather) => {
    const outline = falling([x * reach, y], rise);
    return moved(extrude(outline, 0.05, banded), [0, 0, -0.14 + 0.08 * feather]);
  });
}

export const tails: readonly PartModel[] = [
  { name: 'fan tail', slot: 'tail', build: buildFan },
  { name: 'long tail', slot: 'tail', build: buildLong },
];

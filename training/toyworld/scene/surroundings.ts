/**
 * Random light and backdrops that a person likes to look at: clear colours, a sun that
 * lights the side the camera sees. Does not know the thing.
 */
import type { Random } from '../family.ts';
import type { Backdrop, WallPattern } from '../render/backdrop.ts';
import type { Vec3 } from '../render/mesh.ts';
import type { Light } from '../render/surface.ts';
import { between } from './framing.ts';

type Ground = Omit<Backdrop['ground'], 'turn'>;

const fields: readonly Ground[] = [
  { pattern: 'grass', colour: [0.42, 0.62, 0.28], second: [0.6, 0.76, 0.36] },
  { pattern: 'grass', colour: [0.5, 0.66, 0.3], second: [0.72, 0.78, 0.42] },
  { pattern: 'sand', colour: [0.86, 0.75, 0.55], second: [0.95, 0.87, 0.69] },
  { pattern: 'plain', colour: [0.68, 0.68, 0.7], second: [0.78, 0.77, 0.77] },
  { pattern: 'plain', colour: [0.93, 0.94, 0.97], second: [0.84, 0.88, 0.95] },
  { pattern: 'tiles', colour: [0.76, 0.7, 0.64], second: [0.62, 0.57, 0.53] },
];

const floors: readonly Ground[] = [
  { pattern: 'wood', colour: [0.8, 0.62, 0.42], second: [0.6, 0.43, 0.27] },
  { pattern: 'wood', colour: [0.62, 0.46, 0.33], second: [0.45, 0.32, 0.22] },
  { pattern: 'tiles', colour: [0.88, 0.86, 0.82], second: [0.7, 0.68, 0.65] },
  { pattern: 'checks', colour: [0.88, 0.86, 0.8], second: [0.56, 0.66, 0.7] },
  { pattern: 'plain', colour: [0.74, 0.55, 0.52], second: [0.82, 0.64, 0.6] },
  { pattern: 'plain', colour: [0.5, 0.6, 0.7], second: [0.58, 0.68, 0.78] },
];

const skies: readonly Omit<Backdrop['sky'], 'clouds'>[] = [
  { low: [0.87, 0.94, 0.98], high: [0.36, 0.64, 0.92] },
  { low: [0.98, 0.9, 0.8], high: [0.48, 0.66, 0.9] },
  { low: [0.93, 0.94, 0.95], high: [0.64, 0.74, 0.84] },
  { low: [1, 0.86, 0.76], high: [0.66, 0.6, 0.84] },
  { low: [0.88, 0.97, 0.96], high: [0.38, 0.74, 0.82] },
];

const hillColours: readonly Vec3[] = [
  [0.44, 0.62, 0.42],
  [0.38, 0.56, 0.5],
  [0.5, 0.58, 0.72],
  [0.66, 0.62, 0.46],
  [0.58, 0.52, 0.66],
];

const wallColours: readonly (readonly [Vec3, Vec3])[] = [
  [
    [0.93, 0.88, 0.78],
    [0.87, 0.8, 0.67],
  ],
  [
    [0.72, 0.84, 0.86],
    [0.82, 0.9, 0.91],
  ],
  [
    [0.94, 0.8, 0.76],
    [0.97, 0.87, 0.83],
  ],
  [
    [0.78, 0.85, 0.72],
    [0.7, 0.78, 0.64],
  ],
  [
    [0.8, 0.78, 0.9],
    [0.87, 0.85, 0.95],
  ],
  [
    [0.9, 0.9, 0.88],
    [0.8, 0.82, 0.84],
  ],
  [
    [0.96, 0.86, 0.6],
    [0.98, 0.91, 0.72],
  ],
];

const wallPatterns: readonly WallPattern[] = ['plain', 'stripes', 'dots', 'panels'];

/** One of the list; the list must not be empty. */
export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

function outdoors(random: Random): Backdrop {
  const count = Math.floor(random() * 3.5);
  const hills = Array.from({ length: count }, (_, i) => ({
    colour: pick(random, hillColours),
    height: between(random, 0.04, 0.1) * (1 - 0.25 * i),
    phase: between(random, 0, 30),
  }));
  return {
    ground: { ...pick(random, fields), turn: between(random, 0, 3) },
    sky: { ...pick(random, skies), clouds: random() },
    hills,
  };
}

function indoors(random: Random, facing: number): Backdrop {
  const [colour, second] = pick(random, wallColours);
  const angle = facing + between(random, -0.35, 0.35);
  const wall = {
    normal: [Math.sin(angle), Math.cos(angle)] as const,
    distance: between(random, 3, 6),
    pattern: pick(random, wallPatterns),
    colour,
    second,
  };
  return {
    ground: { ...pick(random, floors), turn: angle },
    sky: { low: colour, high: second, clouds: 0 },
    hills: [],
    wall,
  };
}

/** @param facing the camera's bearing, in radians from +z towards +x */
export function randomBackdrop(random: Random, facing: number): Backdrop {
  return random() < 0.62 ? outdoors(random) : indoors(random, facing);
}

/** A sun 18–70 degrees to the left or right of the camera and 33–60 degrees high. */
export function randomLight(random: Random, facing: number): Light {
  const side = random() < 0.5 ? -1 : 1;
  const around = facing + (side * between(random, 18, 70) * Math.PI) / 180;
  const above = (between(random, 33, 60) * Math.PI) / 180;
  const warmth = random();
  return {
    sun: [Math.sin(around) * Math.cos(above), Math.sin(above), Math.cos(around) * Math.cos(above)],
    sunColour: [1, 0.98 - 0.05 * warmth, 0.95 - 0.15 * warmth],
    strength: between(random, 0.8, 1.05),
    sky: between(random, 0.42, 0.55),
  };
}

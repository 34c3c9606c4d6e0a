/**
 * The small differences between two things of the same class: a shade lighter or
 * darker, a little longer or shorter. They say nothing about the class, so they stay
 * far below the difference between two parts of one slot. Does not know the parts.
 */
import type { Random } from '../family.ts';
import type { Material, Vec3 } from '../render/mesh.ts';

/** A factor around 1: from `1 - spread` to `1 + spread`. */
export function about(random: Random, spread = 0.1): number {
  return 1 + spread * (2 * random() - 1);
}

/** The colour, lighter or darker by up to the share `spread`, and each channel up to 3 % off; stays within 0–1. */
export function shade(colour: Vec3, random: Random, spread = 0.1): Vec3 {
  const light = about(random, spread);
  const channel = (value: number): number => Math.min(1, Math.max(0, value * light * about(random, 0.03)));
  return [channel(colour[0]), channel(colour[1]), channel(colour[2])];
}

/** A material of one colour; `shine` as in `Material`. */
export function plain(colour: Vec3, shine = 0.4): Material {
  return { colour, shine };
}

/** A material with a second colour where `where` says so (in the mesh's own coordinates). */
export function painted(colour: Vec3, second: Vec3, where: (point: Vec3) => boolean, shine = 0.4): Material {
  return { colour, shine, paint: { colour: second, where } };
}

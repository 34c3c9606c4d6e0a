/**
 * How much light a point of a surface sends to the eye.
 *
 * Three lights: the sun (with a highlight), the sky's half and the ground's half of the
 * world. All light, no sRGB. Does not know whether it shades a thing, ground or wall.
 */
import { lightOfColour } from './colour.ts';
import type { Vec3 } from './mesh.ts';
import type { Backdrop } from './backdrop.ts';

export interface Light {
  /** Unit vector towards the sun. */
  readonly sun: Vec3;
  /** sRGB. */
  readonly sunColour: Vec3;
  /** Light that falls on a surface facing the sun; about 1. */
  readonly strength: number;
  /** Light from the sky on a surface facing up; about 0.5. */
  readonly sky: number;
}

/** The lights of one scene, as amounts. */
export interface Lamps {
  readonly sun: Vec3;
  readonly sunLight: Vec3;
  readonly above: Vec3;
  readonly below: Vec3;
}

export function lampsOf(light: Light, backdrop: Backdrop): Lamps {
  const amount = (colour: Vec3, times: number): Vec3 => [colour[0] * times, colour[1] * times, colour[2] * times];
  const sky = lightOfColour(backdrop.wall?.colour ?? backdrop.sky.high);
  const whitened: Vec3 = [0.65 + 0.35 * sky[0], 0.65 + 0.35 * sky[1], 0.65 + 0.35 * sky[2]];
  const ground = lightOfColour(backdrop.ground.colour);
  const bounce: Vec3 = [0.12 + 0.55 * ground[0], 0.12 + 0.55 * ground[1], 0.12 + 0.55 * ground[2]];
  return {
    sun: light.sun,
    sunLight: amount(lightOfColour(light.sunColour), light.strength),
    above: amount(whitened, light.sky),
    below: amount(bounce, light.sky),
  };
}

/** Three times two numbers; kept apart from vectors.ts because typed lists are read for every pixel. */
function inner(a: Float64Array, b: ArrayLike<number>): number {
  return (a[0] ?? 0) * (b[0] ?? 0) + (a[1] ?? 0) * (b[1] ?? 0) + (a[2] ?? 0) * (b[2] ?? 0);
}

/**
 * Turns `out` from what the surface throws back (0–1) into the light it sends, in place.
 * @param normal unit normal and `ray` the unit direction from the eye to the point
 * @param sunShare how much of the sun reaches it, `skyShare` how much of the sky
 */
export function lit(
  out: Float64Array,
  lamps: Lamps,
  normal: Float64Array,
  ray: Float64Array,
  shine: number,
  sunShare: number,
  skyShare: number,
): void {
  const { sun, sunLight, above, below } = lamps;
  const facing = Math.max(0, inner(normal, sun)) * sunShare;
  const upward = 0.5 + 0.5 * (normal[1] ?? 0);
  let glint = 0;
  let rim = 0;
  if (shine > 0) {
    // The normal against the middle between sun and eye (Blinn, 1977).
    const half = (inner(normal, sun) - inner(normal, ray)) / Math.sqrt(2 - 2 * inner(ray, sun));
    if (facing > 0 && half > 0) glint = sunShare * shine * 0.55 * half ** (12 + 70 * shine);
    // Paint mirrors the sky where it is seen at a glance.
    const glance = 1 + Math.min(0, inner(normal, ray));
    rim = shine * 0.35 * glance * glance * glance * upward * skyShare;
  }
  for (let k = 0; k < 3; k++) {
    const sunAmount = sunLight[k] ?? 0;
    const aboveAmount = above[k] ?? 0;
    const soft = ((below[k] ?? 0) * (1 - upward) + aboveAmount * upward) * skyShare;
    out[k] = (out[k] ?? 0) * (facing * sunAmount + soft) + glint * sunAmount + rim * aboveAmount;
  }
}

/**
 * Between the colours people write (sRGB) and amounts of light, which add up.
 *
 * All shading and averaging is done on light; sRGB is only read and written here.
 */
import type { Vec3 } from './mesh.ts';

/** IEC 61966-2-1; in and out 0–1. */
export function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

export function lightOfColour(colour: Vec3): Vec3 {
  return [lightOf(colour[0]), lightOf(colour[1]), lightOf(colour[2])];
}

function srgbOf(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}

const steps = 4096;
const brightest = 2;
const shoulder = 0.75;

/** Light above `shoulder` is bent towards 1, so that a highlight keeps its colour instead of being cut off. */
function toned(light: number): number {
  if (light <= shoulder) return light;
  return 1 - (1 - shoulder) * Math.exp((shoulder - light) / (1 - shoulder));
}

const bytes = Uint8Array.from({ length: steps + 1 }, (_, i) =>
  Math.round(255 * srgbOf(toned((i / steps) * brightest))),
);
// Dark light is looked up in a finer table: one step of the coarse one is several bytes there.
const darkBytes = Uint8Array.from({ length: steps + 1 }, (_, i) => Math.round(255 * srgbOf(i / steps / 16)));

/** The byte of a picture for an amount of light, from 0 to 2 and beyond (white). */
export function byteOf(light: number): number {
  if (light < 1 / 16) return darkBytes[Math.round(Math.max(0, light) * 16 * steps)] ?? 0;
  return bytes[Math.min(steps, Math.round((light / brightest) * steps))] ?? 255;
}

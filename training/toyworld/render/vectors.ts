/**
 * The few sums of three numbers the renderer needs. Knows nothing of what they mean.
 */
import type { Vec3 } from './mesh.ts';

export function minus(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** `a` and `amount` times `b`. */
export function plus(a: Vec3, b: Vec3, amount = 1): Vec3 {
  return [a[0] + amount * b[0], a[1] + amount * b[1], a[2] + amount * b[2]];
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** Of length 1; the zero vector stays what it is. */
export function unit(a: Vec3): Vec3 {
  const length = Math.hypot(...a) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/**
 * Where a point of the world lies in a square picture seen through a pinhole.
 *
 * The camera never rolls: what stands upright is upright in the picture. Does not know
 * pixels: a picture reaches from -1 to 1 both ways, y up.
 */
import type { Vec3 } from './mesh.ts';
import { cross, dot, minus, unit } from './vectors.ts';

export interface Camera {
  readonly eye: Vec3;
  /** What is seen in the middle of the picture. */
  readonly target: Vec3;
  /** Degrees from the picture's left side to its right side. */
  readonly fieldOfView: number;
}

/** The camera as three unit vectors at right angles, and half the picture's width at distance 1. */
export interface View {
  readonly eye: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  readonly forward: Vec3;
  readonly reach: number;
}

export function viewOf(camera: Camera): View {
  const forward = unit(minus(camera.target, camera.eye));
  const right = unit(cross(forward, [0, 1, 0]));
  const reach = Math.tan((camera.fieldOfView * Math.PI) / 360);
  return { eye: camera.eye, right, up: cross(right, forward), forward, reach };
}

/** @returns across and up the picture, and the depth along the view (behind the eye when <= 0) */
export function project(view: View, point: Vec3): [x: number, y: number, depth: number] {
  const away = minus(point, view.eye);
  const depth = dot(away, view.forward);
  const scale = 1 / (depth * view.reach);
  return [dot(away, view.right) * scale, dot(away, view.up) * scale, depth];
}

/**
 * A camera that sees the whole thing: nothing of it is cut off, and it fills the share of
 * the picture that is asked for. Does not know what the thing is.
 */
import type { Random } from '../family.ts';
import { viewOf, type Camera, type View } from '../render/camera.ts';
import type { Vec3 } from '../render/mesh.ts';
import type { Labelled } from '../render/soup.ts';
import { plus } from '../render/vectors.ts';

/** In the picture, which reaches from -1 to 1. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

interface Directions {
  readonly azimuth: readonly [number, number];
  readonly elevation: readonly [number, number];
}

export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}

/** The smallest frame around all corners of the pieces. */
export function frameOf(view: View, pieces: readonly Labelled[]): Frame {
  const { eye, right, up, forward, reach } = view;
  const frame = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const { mesh } of pieces) {
    const { positions } = mesh;
    for (let i = 0; i < positions.length; i += 3) {
      const x = (positions[i] ?? 0) - eye[0];
      const y = (positions[i + 1] ?? 0) - eye[1];
      const z = (positions[i + 2] ?? 0) - eye[2];
      const scale = 1 / (reach * Math.max(0.01, x * forward[0] + y * forward[1] + z * forward[2]));
      const across = scale * (x * right[0] + y * right[1] + z * right[2]);
      const upward = scale * (x * up[0] + y * up[1] + z * up[2]);
      frame.left = Math.min(frame.left, across);
      frame.right = Math.max(frame.right, across);
      frame.bottom = Math.min(frame.bottom, upward);
      frame.top = Math.max(frame.top, upward);
    }
  }
  return frame;
}

/** Both ends of the line of sight moved by so much of the picture's half width. */
function shifted(camera: Camera, across: number, upward: number, distance: number): Camera {
  const { right, up, reach } = viewOf(camera);
  const by = plus([right[0] * across, right[1] * across, right[2] * across], up, upward);
  return { ...camera, eye: plus(camera.eye, by, reach * distance), target: plus(camera.target, by, reach * distance) };
}

/**
 * @param fill share of the picture's side that the longer side of the thing's frame takes
 * @param offset where in the space left over it stands, -1 to 1 both ways
 */
function framed(
  pieces: readonly Labelled[],
  towardsEye: Vec3,
  fieldOfView: number,
  fill: number,
  offset: readonly [number, number],
): Camera {
  let distance = 6;
  let camera: Camera = { eye: plus([0, 0.8, 0], towardsEye, distance), target: [0, 0.8, 0], fieldOfView };
  // Perspective makes both depend on each other a little; four rounds settle it well below a pixel.
  for (let round = 0; round < 5; round++) {
    const { left, right, bottom, top } = frameOf(viewOf(camera), pieces);
    camera = shifted(camera, (left + right) / 2, (bottom + top) / 2, distance);
    distance *= Math.max(right - left, top - bottom) / 2 / fill;
    camera = { ...camera, eye: plus(camera.target, towardsEye, distance) };
  }
  const { left, right, bottom, top } = frameOf(viewOf(camera), pieces);
  return shifted(camera, -offset[0] * (1 - (right - left) / 2), -offset[1] * (1 - (top - bottom) / 2), distance);
}

/** A camera from the directions a family may be seen from; the thing fills 50–85 % of the picture. */
export function randomCamera(random: Random, pieces: readonly Labelled[], { azimuth, elevation }: Directions): Camera {
  const around = (between(random, ...azimuth) * Math.PI) / 180;
  const above = (between(random, ...elevation) * Math.PI) / 180;
  const towardsEye: Vec3 = [Math.sin(around) * Math.cos(above), Math.sin(above), Math.cos(around) * Math.cos(above)];
  const fieldOfView = between(random, 24, 40);
  const fill = between(random, 0.5, 0.85);
  return framed(pieces, towardsEye, fieldOfView, fill, [between(random, -0.55, 0.55), between(random, -0.55, 0.55)]);
}

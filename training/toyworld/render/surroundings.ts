/**
 * The light of everything that is no triangle: the ground with the shadows on it, and
 * the sky or wall behind. Does not know what throws a shadow.
 */
import { groundPaint, skyPaint, wallPaint, type Backdrop } from './backdrop.ts';
import { lightOfColour } from './colour.ts';
import type { Vec3 } from './mesh.ts';
import type { Sunlight } from './shadow.ts';
import { lit, type Lamps } from './surface.ts';

type Surroundings = (out: Float64Array, eye: Vec3, ray: Float64Array) => void;
type Hit = (out: Float64Array, eye: Vec3, ray: Float64Array, distance: number) => void;

const up = Float64Array.of(0, 1, 0);

function groundHit(backdrop: Backdrop, lamps: Lamps, sunAt: Sunlight, closeAt: (x: number, z: number) => number): Hit {
  const paint = groundPaint(backdrop);
  const mist = lightOfColour(backdrop.sky.low);
  const misty = backdrop.wall === undefined;
  return (out, eye, ray, distance) => {
    const x = eye[0] + distance * (ray[0] ?? 0);
    const z = eye[2] + distance * (ray[2] ?? 0);
    paint(out, x, z, distance);
    lit(out, lamps, up, ray, 0, sunAt(x, 0, z, 0, 1, 0), 1 - 0.75 * closeAt(x, z));
    if (!misty) return;
    const clear = Math.exp(-((distance / 45) ** 2));
    for (let k = 0; k < 3; k++) out[k] = (out[k] ?? 0) * clear + (mist[k] ?? 0) * (1 - clear);
  };
}

function wallHit(backdrop: Backdrop, lamps: Lamps, sunAt: Sunlight): Hit {
  const paint = wallPaint(backdrop);
  const [normalX, normalZ] = backdrop.wall?.normal ?? [0, 1];
  const normal = Float64Array.of(normalX, 0, normalZ);
  return (out, eye, ray, distance) => {
    const x = eye[0] + distance * (ray[0] ?? 0);
    const y = eye[1] + distance * (ray[1] ?? 0);
    const z = eye[2] + distance * (ray[2] ?? 0);
    paint(out, x * normalZ - z * normalX, y, 0);
    lit(out, lamps, normal, ray, 0, sunAt(x, y, z, normalX, 0, normalZ), 1 - 0.3 * Math.exp(-y / 0.5));
  };
}

/** The distance along the ray to the wall; Infinity where there is none ahead. */
function wallDistance({ wall }: Backdrop, eye: Vec3, ray: Float64Array): number {
  if (wall === undefined) return Infinity;
  const [normalX, normalZ] = wall.normal;
  const towards = (ray[0] ?? 0) * normalX + (ray[2] ?? 0) * normalZ;
  const away = eye[0] * normalX + eye[2] * normalZ + wall.distance;
  return towards < 0 ? -away / towards : Infinity;
}

/** Writes the light that comes along a ray no triangle stops. */
export function surroundings(
  backdrop: Backdrop,
  lamps: Lamps,
  sunAt: Sunlight,
  closeAt: (x: number, z: number) => number,
): Surroundings {
  const ground = groundHit(backdrop, lamps, sunAt, closeAt);
  const wall = wallHit(backdrop, lamps, sunAt);
  const sky = skyPaint(backdrop);
  return (out, eye, ray) => {
    const downwards = -(ray[1] ?? 0);
    const toGround = downwards > 1e-6 ? eye[1] / downwards : Infinity;
    const toWall = wallDistance(backdrop, eye, ray);
    if (toWall < toGround) wall(out, eye, ray, toWall);
    else if (toGround < Infinity) ground(out, eye, ray, toGround);
    else sky(out, ray[0] ?? 0, ray[1] ?? 0, ray[2] ?? 0);
  };
}

/**
 * The light a triangle sends to the eye: its normal and paint where the ray meets it.
 * Does not know which triangle is in front.
 */
import { lightOfColour } from './colour.ts';
import type { Material, Vec3 } from './mesh.ts';
import type { Sunlight } from './shadow.ts';
import type { Soup } from './soup.ts';
import { lit, type Lamps } from './surface.ts';

/** Writes the light of triangle `t`, seen at x, y of the picture, `distance` along the ray. */
type ThingShader = (
  out: Float64Array,
  t: number,
  x: number,
  y: number,
  eye: Vec3,
  ray: Float64Array,
  distance: number,
) => void;

type Triple = [number, number, number];

interface Coat {
  readonly light: Vec3;
  readonly second: Vec3;
  readonly shine: number;
  readonly where: ((point: Vec3) => boolean) | undefined;
}

function coatOf({ colour, shine, paint }: Material): Coat {
  return { light: lightOfColour(colour), second: lightOfColour(paint?.colour ?? colour), shine, where: paint?.where };
}

/** How much of the sky a point near the ground sees past the thing it belongs to. */
function skyShareAt(height: number): number {
  return 1 - 0.45 * Math.exp(-Math.max(0, height) / 0.3);
}

interface Blend {
  /** Of the triangle's three corners; together 1. */
  readonly shares: Float64Array;
  readonly normal: Float64Array;
  /** The point in the mesh's own coordinates. */
  readonly own: Triple;
}

/** Where corner `i` of the triangles begins in a list of three numbers per corner. */
function firstOf(indices: Uint32Array, i: number): number {
  return (indices[i] ?? 0) * 3;
}

function valueAt(values: Float32Array, i: number): number {
  return values[i] ?? 0;
}

/** Writes into `shares` how much of each corner a triangle has at x, y, as perspective has it. */
function shareCorners(
  shares: Float64Array,
  corners: Float32Array,
  a: number,
  b: number,
  c: number,
  x: number,
  y: number,
): void {
  const left = valueAt(corners, a);
  const top = valueAt(corners, a + 1);
  const bx = valueAt(corners, b) - left;
  const by = valueAt(corners, b + 1) - top;
  const cx = valueAt(corners, c) - left;
  const cy = valueAt(corners, c + 1) - top;
  const area = bx * cy - cx * by;
  const shareB = ((x - left) * cy - (y - top) * cx) / area;
  const shareC = ((y - top) * bx - (x - left) * by) / area;
  // A near corner weighs more than its share of the picture says.
  const nearA = (1 - shareB - shareC) * valueAt(corners, a + 2);
  const nearB = shareB * valueAt(corners, b + 2);
  const nearC = shareC * valueAt(corners, c + 2);
  const sum = nearA + nearB + nearC;
  shares[0] = nearA / sum;
  shares[1] = nearB / sum;
  shares[2] = nearC / sum;
}

/** Fills `into` with what lies between a triangle's corners at x, y. */
function blendCorners(into: Blend, soup: Soup, corners: Float32Array, t: number, x: number, y: number): void {
  const { indices, normals, original } = soup;
  const a = firstOf(indices, t * 3);
  const b = firstOf(indices, t * 3 + 1);
  const c = firstOf(indices, t * 3 + 2);
  const { shares, normal, own } = into;
  shareCorners(shares, corners, a, b, c, x, y);
  const [first, second, third] = [shares[0] ?? 0, shares[1] ?? 0, shares[2] ?? 0];
  let length = 0;
  for (let k = 0; k < 3; k++) {
    const along = first * valueAt(normals, a + k) + second * valueAt(normals, b + k) + third * valueAt(normals, c + k);
    own[k] = first * valueAt(original, a + k) + second * valueAt(original, b + k) + third * valueAt(original, c + k);
    normal[k] = along;
    length += along * along;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  for (let k = 0; k < 3; k++) normal[k] = (normal[k] ?? 0) * scale;
}

/** Writes where a ray is after `distance`. */
function walk(point: Triple, eye: Vec3, ray: Float64Array, distance: number): void {
  for (let k = 0; k < 3; k++) point[k] = (eye[k] ?? 0) + distance * (ray[k] ?? 0);
}

function sunShareAt([x, y, z]: Triple, normal: Float64Array, sun: Vec3, sunAt: Sunlight): number {
  const [nx, ny, nz] = [normal[0] ?? 0, normal[1] ?? 0, normal[2] ?? 0];
  return nx * sun[0] + ny * sun[1] + nz * sun[2] > 0 ? sunAt(x, y, z, nx, ny, nz) : 0;
}

export function thingShader(soup: Soup, corners: Float32Array, lamps: Lamps, sunAt: Sunlight): ThingShader {
  const coats = soup.pieces.map(({ mesh }) => coatOf(mesh.material));
  // Reused for every pixel: none allocates.
  const at: Blend = { shares: new Float64Array(3), normal: new Float64Array(3), own: [0, 0, 0] };
  const point: Triple = [0, 0, 0];
  return (out, t, x, y, eye, ray, distance) => {
    const coat = coats[soup.piece[t] ?? 0];
    if (coat === undefined) return;
    blendCorners(at, soup, corners, t, x, y);
    const colour = coat.where?.(at.own) === true ? coat.second : coat.light;
    for (let k = 0; k < 3; k++) out[k] = colour[k] ?? 0;
    walk(point, eye, ray, distance);
    const sunShare = sunShareAt(point, at.normal, lamps.sun, sunAt);
    lit(out, lamps, at.normal, ray, coat.shine, sunShare, skyShareAt(point[1]));
  };
}

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
  readonly normal: Float64Array;
  /** The point in the mesh's own coordinates. */
  readonly own: [number, number, number];
}

/** Fills `into` with what lies between a triangle's corners at x, y, as perspective has it. */
function blendCorners(into: Blend, soup: Soup, corners: Float32Array, t: number, x: number, y: number): void {
  const { indices, normals, original } = soup;
  const a = (indices[t * 3] ?? 0) * 3;
  const b = (indices[t * 3 + 1] ?? 0) * 3;
  const c = (indices[t * 3 + 2] ?? 0) * 3;
  const left = corners[a] ?? 0;
  const top = corners[a + 1] ?? 0;
  const bx = (corners[b] ?? 0) - left;
  const by = (corners[b + 1] ?? 0) - top;
  const cx = (corners[c] ?? 0) - left;
  const cy = (corners[c + 1] ?? 0) - top;
  const area = bx * cy - cx * by;
  const shareB = ((x - left) * cy - (y - top) * cx) / area;
  const shareC = ((y - top) * bx - (x - left) * by) / area;
  // A near corner weighs more than its share of the picture says.
  const nearA = (1 - shareB - shareC) * (corners[a + 2] ?? 0);
  const nearB = shareB * (corners[b + 2] ?? 0);
  const nearC = shareC * (corners[c + 2] ?? 0);
  const sum = nearA + nearB + nearC;
  let length = 0;
  for (let k = 0; k < 3; k++) {
    const along = (nearA * (normals[a + k] ?? 0) + nearB * (normals[b + k] ?? 0) + nearC * (normals[c + k] ?? 0)) / sum;
    into.own[k] =
      (nearA * (original[a + k] ?? 0) + nearB * (original[b + k] ?? 0) + nearC * (original[c + k] ?? 0)) / sum;
    into.normal[k] = along;
    length += along * along;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  for (let k = 0; k < 3; k++) into.normal[k] = (into.normal[k] ?? 0) * scale;
}

export function thingShader(soup: Soup, corners: Float32Array, lamps: Lamps, sunAt: Sunlight): ThingShader {
  const coats = soup.pieces.map(({ mesh }) => coatOf(mesh.material));
  // Reused for every pixel: none allocates.
  const at: Blend = { normal: new Float64Array(3), own: [0, 0, 0] };
  return (out, t, x, y, eye, ray, distance) => {
    const coat = coats[soup.piece[t] ?? 0];
    if (coat === undefined) return;
    blendCorners(at, soup, corners, t, x, y);
    const colour = coat.where?.(at.own) === true ? coat.second : coat.light;
    for (let k = 0; k < 3; k++) out[k] = colour[k] ?? 0;
    const nx = at.normal[0] ?? 0;
    const ny = at.normal[1] ?? 0;
    const nz = at.normal[2] ?? 0;
    const px = eye[0] + distance * (ray[0] ?? 0);
    const py = eye[1] + distance * (ray[1] ?? 0);
    const pz = eye[2] + distance * (ray[2] ?? 0);
    const faces = nx * lamps.sun[0] + ny * lamps.sun[1] + nz * lamps.sun[2] > 0;
    const sunShare = faces ? sunAt(px, py, pz, nx, ny, nz) : 0;
    lit(out, lamps, at.normal, ray, coat.shine, sunShare, skyShareAt(py));
  };
}

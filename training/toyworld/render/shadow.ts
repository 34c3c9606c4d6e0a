/**
 * What the sun cannot see, and what stands close to the ground.
 *
 * Both are pictures of the scene without a pinhole: one taken from the sun, one from
 * below the ground. Does not know colours.
 */
import type { Vec3 } from './mesh.ts';
import { emptyFront, rasterise } from './rasterise.ts';
import type { Soup } from './soup.ts';
import { cross, unit } from './vectors.ts';

/** Half of the square's side, in units of the world, and its middle. */
export interface Extent {
  readonly x: number;
  readonly z: number;
  readonly half: number;
}

const sunPixels = 640;
const groundPixels = 128;
/** Half the width of a shadow's soft edge, in units of the world. */
const softness = 0.045;

/** The smallest square on the ground that everything stands in; at least 1 unit each way. */
export function extentOf(positions: Float32Array): Extent {
  let [west, east, north, south, high] = [-1, 1, -1, 1, 1];
  for (let i = 0; i < positions.length; i += 3) {
    west = Math.min(west, positions[i] ?? 0);
    east = Math.max(east, positions[i] ?? 0);
    north = Math.min(north, positions[i + 2] ?? 0);
    south = Math.max(south, positions[i + 2] ?? 0);
    high = Math.max(high, positions[i + 1] ?? 0);
  }
  return {
    x: (west + east) / 2,
    z: (north + south) / 2,
    half: Math.max(Math.hypot(east - west, south - north) / 2, high),
  };
}

function projected(soup: Soup, extent: Extent, right: Vec3, down: Vec3, near: Vec3, size: number): Float32Array {
  const corners = new Float32Array(soup.positions.length);
  const scale = size / 2 / extent.half;
  for (let i = 0; i < corners.length; i += 3) {
    const x = (soup.positions[i] ?? 0) - extent.x;
    const y = soup.positions[i + 1] ?? 0;
    const z = (soup.positions[i + 2] ?? 0) - extent.z;
    corners[i] = size / 2 + scale * (x * right[0] + y * right[1] + z * right[2]);
    corners[i + 1] = size / 2 + scale * (x * down[0] + y * down[1] + z * down[2]);
    corners[i + 2] = x * near[0] + y * near[1] + z * near[2];
  }
  return corners;
}

/** How much of the sun reaches a point, 0–1, given its surface's normal. */
export type Sunlight = (x: number, y: number, z: number, normalX: number, normalY: number, normalZ: number) => number;

/** @param sun unit vector towards the sun, above the ground */
export function sunlight(soup: Soup, extent: Extent, sun: Vec3): Sunlight {
  const right = unit(cross([0, 1, 0], sun));
  const down = cross(right, sun);
  const front = emptyFront(sunPixels);
  rasterise(front, projected(soup, extent, right, down, sun, sunPixels), soup.indices, true);
  const { nearness } = front;
  const scale = sunPixels / 2 / extent.half;
  const reach = softness * scale;
  const blocked = (u: number, v: number, near: number): number => {
    if (u < 0 || v < 0 || u >= sunPixels || v >= sunPixels) return 0;
    return (nearness[Math.trunc(v) * sunPixels + Math.trunc(u)] ?? 0) > near ? 1 : 0;
  };
  return (px, py, pz, normalX, normalY, normalZ) => {
    // Lifted off its surface by what the farthest look to the side is higher, or a slanted surface would shade itself.
    const facing = normalX * sun[0] + normalY * sun[1] + normalZ * sun[2];
    const lift = 1.5 / scale + 1.45 * softness * Math.sqrt(Math.max(0, 1 - facing * facing));
    const x = px + lift * normalX - extent.x;
    const y = py + lift * normalY;
    const z = pz + lift * normalZ - extent.z;
    const u = sunPixels / 2 + scale * (x * right[0] + y * right[1] + z * right[2]);
    const v = sunPixels / 2 + scale * (x * down[0] + y * down[1] + z * down[2]);
    const near = x * sun[0] + y * sun[1] + z * sun[2] + 0.4 / scale;
    const outer =
      blocked(u - reach, v - reach, near) +
      blocked(u + reach, v - reach, near) +
      blocked(u - reach, v + reach, near) +
      blocked(u + reach, v + reach, near);
    // Where the four outermost looks agree, the twelve between them would too.
    if (outer === 0 || outer === 4) return 1 - outer / 4;
    let inShadow = 0;
    for (let row = -1.5; row <= 1.5; row++) {
      for (let column = -1.5; column <= 1.5; column++)
        inShadow += blocked(u + (column / 1.5) * reach, v + (row / 1.5) * reach, near);
    }
    return 1 - inShadow / 16;
  };
}

function blurred(values: Float32Array, size: number, radius: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let line = 0; line < size; line++) {
    let sum = 0;
    for (let i = -radius; i < size; i++) {
      if (i + radius < size) sum += values[line * size + i + radius] ?? 0;
      if (i - radius - 1 >= 0) sum -= values[line * size + i - radius - 1] ?? 0;
      // Written turned over, so that blurring twice blurs both ways and turns it back.
      if (i >= 0) result[i * size + line] = sum / (2 * radius + 1);
    }
  }
  return result;
}

/** How closely something covers a point of the ground, 0 (open sky) to 1 (touched). */
export function closeness(soup: Soup, extent: Extent): (x: number, z: number) => number {
  const front = emptyFront(groundPixels);
  rasterise(front, projected(soup, extent, [1, 0, 0], [0, 0, 1], [0, -1, 0], groundPixels), soup.indices, true);
  const scale = groundPixels / 2 / extent.half;
  const radius = Math.max(1, Math.round(0.16 * scale));
  const close = front.nearness.map((near) => Math.exp(near / 0.35));
  const once = blurred(blurred(close, groundPixels, radius), groundPixels, radius);
  const map = blurred(blurred(once, groundPixels, radius), groundPixels, radius);
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= groundPixels || row >= groundPixels
      ? 0
      : (map[row * groundPixels + column] ?? 0);
  return (x, z) => {
    const u = groundPixels / 2 + scale * (x - extent.x) - 0.5;
    const v = groundPixels / 2 + scale * (z - extent.z) - 0.5;
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [du, dv] = [u - column, v - row];
    const upper = at(column, row) * (1 - du) + at(column + 1, row) * du;
    const lower = at(column, row + 1) * (1 - du) + at(column + 1, row + 1) * du;
    return upper * (1 - dv) + lower * dv;
  };
}

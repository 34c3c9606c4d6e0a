/**
 * The ground and what lies behind everything: a sky with hills, or the wall of a room.
 *
 * A backdrop is plain data; its patterns are computed from where a ray meets it, so it
 * needs no triangles. Works in light, not sRGB. Does not know what stands on the ground.
 */
import { lightOfColour } from './colour.ts';
import type { Vec3 } from './mesh.ts';
import { noise, wave } from './pattern.ts';

type GroundPattern = 'plain' | 'grass' | 'sand' | 'wood' | 'tiles' | 'checks';
export type WallPattern = 'plain' | 'stripes' | 'dots' | 'panels';

interface Hill {
  readonly colour: Vec3;
  /** Mean height above the horizon, as a share of the distance. */
  readonly height: number;
  readonly phase: number;
}

export interface Backdrop {
  readonly ground: {
    readonly pattern: GroundPattern;
    readonly colour: Vec3;
    readonly second: Vec3;
    readonly turn: number;
  };
  readonly sky: { readonly low: Vec3; readonly high: Vec3; /** 0 (none) to 1 */ readonly clouds: number };
  /** From far to near. */
  readonly hills: readonly Hill[];
  /** A wall in place of the sky; `normal` points at the camera along the ground, `distance` units from the middle. */
  readonly wall?: {
    readonly normal: readonly [x: number, z: number];
    readonly distance: number;
    readonly pattern: WallPattern;
    readonly colour: Vec3;
    readonly second: Vec3;
  };
}

/** Writes red, green and blue light. */
export type Paint = (out: Float64Array, a: number, b: number, c: number) => void;

function mix(out: Float64Array, first: Vec3, second: Vec3, share: number): void {
  for (let k = 0; k < 3; k++) out[k] = (first[k] ?? 0) * (1 - share) + (second[k] ?? 0) * share;
}

const groundShares: Record<GroundPattern, (x: number, z: number) => number> = {
  plain: (x, z) => 0.25 * noise(x * 0.7, z * 0.7),
  grass: (x, z) => 0.55 * noise(x * 0.8, z * 0.8) + 0.3 * noise(x * 7, z * 4) + 0.15 * noise(x * 23, z * 13),
  sand: (x, z) => 0.45 * wave(x * 1.5 + 1.6 * noise(x * 0.6, z * 0.6) + z * 0.4) + 0.35 * noise(x * 9, z * 9),
  wood: (x, z) => {
    const plank = Math.floor(z * 2.2);
    const seam = z * 2.2 - plank < 0.05 ? 0.7 : 0;
    return Math.min(
      1,
      0.5 * noise(plank * 7.1, Math.floor(x * 0.5 + plank * 0.37)) + 0.25 * noise(x * 1.2 + plank * 9, z * 18) + seam,
    );
  },
  tiles: (x, z) => {
    const [u, v] = [x * 1.4 - Math.floor(x * 1.4), z * 1.4 - Math.floor(z * 1.4)];
    const grout = u < 0.05 || v < 0.05 ? 1 : 0;
    return Math.max(grout, 0.3 * noise(Math.floor(x * 1.4) * 5.3, Math.floor(z * 1.4) * 3.7));
  },
  checks: (x, z) => (Math.floor(x * 1.1) + Math.floor(z * 1.1)) & 1,
};

/** What the ground throws back at x, z (`c`: how far away it is seen from). */
export function groundPaint({ ground }: Backdrop): Paint {
  const first = lightOfColour(ground.colour);
  const second = lightOfColour(ground.second);
  const share = groundShares[ground.pattern];
  const [cos, sin] = [Math.cos(ground.turn), Math.sin(ground.turn)];
  return (out, x, z, distance) => {
    // Far away a pattern is finer than a pixel: there it fades into its own mean.
    const clear = Math.exp(-((distance / 16) ** 2));
    mix(out, first, second, clear < 0.02 ? 0.4 : 0.4 + clear * (share(x * cos + z * sin, z * cos - x * sin) - 0.4));
  };
}

/** The light of the sky or a hill in a direction (a unit vector that does not point down). */
export function skyPaint({ sky, hills }: Backdrop): Paint {
  const low = lightOfColour(sky.low);
  const high = lightOfColour(sky.high);
  const hillLights = hills.map((hill) => lightOfColour(hill.colour));
  return (out, x, y, z) => {
    const around = Math.atan2(x, z);
    mix(out, low, high, Math.min(1, Math.sqrt(Math.max(0, y) * 1.9)));
    const billow = 0.7 * noise(around * 5 + 9, y * 17) + 0.3 * noise(around * 17, y * 50);
    const cloud = Math.min(1, Math.max(0, (billow - 1 + 0.6 * sky.clouds) * 5)) * Math.min(1, y * 14);
    if (cloud > 0) for (let k = 0; k < 3; k++) out[k] = (out[k] ?? 0) * (1 - 0.8 * cloud) + 0.76 * cloud;
    hills.forEach((hill, i) => {
      const shape =
        0.55 * wave(around * 5 + hill.phase) +
        0.3 * wave(around * 11 + hill.phase * 3) +
        0.15 * wave(around * 23 + hill.phase * 5);
      const ridge = hill.height * (0.45 + 1.1 * shape);
      if (y > ridge) return;
      // Lighter towards the foot, as mist makes it.
      mix(out, low, hillLights[i] ?? low, 0.62 + 0.38 * Math.min(1, Math.max(0, y) / (ridge + 1e-6)));
    });
  };
}

const wallShares: Record<WallPattern, (along: number, up: number) => number> = {
  plain: () => 0,
  stripes: (along) => (Math.floor(along * 1.6) & 1 ? 1 : 0),
  dots: (along, up) => {
    const row = Math.floor(up * 1.6);
    const u = along * 1.6 + (row & 1) * 0.5;
    return Math.hypot(u - Math.floor(u) - 0.5, up * 1.6 - row - 0.5) < 0.2 ? 1 : 0;
  },
  panels: (along, up) =>
    along * 0.8 - Math.floor(along * 0.8) < 0.03 || Math.abs(up - 1.3) < 0.03 ? 1 : up < 1.3 ? 0.55 : 0,
};

/** What the wall throws back, so far along it and so high up it. */
export function wallPaint({ wall }: Backdrop): Paint {
  const first = lightOfColour(wall?.colour ?? [1, 1, 1]);
  const second = lightOfColour(wall?.second ?? [1, 1, 1]);
  const share = wallShares[wall?.pattern ?? 'plain'];
  return (out, along, up) => {
    mix(out, first, second, share(along, up));
    // A white skirting board hides where wall and floor meet.
    if (up < 0.28) mix(out, [0.75, 0.73, 0.7], [0.4, 0.39, 0.37], up > 0.25 ? 1 : 0);
  };
}

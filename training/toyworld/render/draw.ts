/**
 * A picture of a scene: which triangle is seen at each pixel, then the light it sends.
 *
 * Every pixel is shaded once, whatever lies behind it. The picture is light (not sRGB)
 * and one sample per pixel: averageDown makes the picture people see. Does not know what
 * a label means, except that 0 is everything without a label.
 */
import type { Backdrop } from './backdrop.ts';
import { viewOf, type Camera, type View } from './camera.ts';
import { emptyFront, rasterise, type Front } from './rasterise.ts';
import { closeness, extentOf, sunlight } from './shadow.ts';
import { soupOf, type Labelled, type Soup } from './soup.ts';
import { lampsOf, type Light } from './surface.ts';
import { surroundings } from './surroundings.ts';
import { thingShader } from './thingShader.ts';

export interface Stage {
  readonly camera: Camera;
  readonly light: Light;
  readonly backdrop: Backdrop;
}

export interface Exposure {
  readonly size: number;
  /** [size, size, 3] */
  readonly light: Float32Array;
  /** [size, size] */
  readonly labels: Uint8Array;
}

function cornersSeenBy(view: View, soup: Soup, size: number): Float32Array {
  const corners = new Float32Array(soup.positions.length);
  const { eye, right, up, forward, reach } = view;
  for (let i = 0; i < corners.length; i += 3) {
    const x = (soup.positions[i] ?? 0) - eye[0];
    const y = (soup.positions[i + 1] ?? 0) - eye[1];
    const z = (soup.positions[i + 2] ?? 0) - eye[2];
    const depth = x * forward[0] + y * forward[1] + z * forward[2];
    const scale = depth > 0.01 ? size / 2 / (depth * reach) : NaN;
    corners[i] = size / 2 + scale * (x * right[0] + y * right[1] + z * right[2]);
    corners[i + 1] = size / 2 - scale * (x * up[0] + y * up[1] + z * up[2]);
    corners[i + 2] = 1 / depth;
  }
  return corners;
}

function labelsOf(front: Front, soup: Soup): Uint8Array {
  const labels = new Uint8Array(front.triangle.length);
  for (let p = 0; p < labels.length; p++) {
    const t = front.triangle[p] ?? -1;
    if (t >= 0) labels[p] = soup.pieces[soup.piece[t] ?? 0]?.label ?? 0;
  }
  return labels;
}

/** Which label is in front at each pixel, without any light: [size, size]. */
export function drawLabels(pieces: readonly Labelled[], camera: Camera, size: number): Uint8Array {
  const soup = soupOf(pieces);
  const front = emptyFront(size);
  rasterise(front, cornersSeenBy(viewOf(camera), soup, size), soup.indices);
  return labelsOf(front, soup);
}

/** One ray through the middle of each pixel; `paint` writes the light it finds. */
export function drawLight(pieces: readonly Labelled[], stage: Stage, size: number): Exposure {
  const soup = soupOf(pieces);
  const view = viewOf(stage.camera);
  const corners = cornersSeenBy(view, soup, size);
  const front = emptyFront(size);
  rasterise(front, corners, soup.indices);
  const extent = extentOf(soup.positions);
  const sunAt = sunlight(soup, extent, stage.light.sun);
  const lamps = lampsOf(stage.light, stage.backdrop);
  const thing = thingShader(soup, corners, lamps, sunAt);
  const behind = surroundings(stage.backdrop, lamps, sunAt, closeness(soup, extent));
  const light = new Float32Array(size * size * 3);
  const out = new Float64Array(3);
  const ray = new Float64Array(3);
  const { eye, right, up, forward, reach } = view;
  for (let p = 0; p < size * size; p++) {
    const column = p % size;
    const row = (p - column) / size;
    const across = ((column + 0.5) * 2 - size) * (reach / size);
    const upward = (size - (row + 0.5) * 2) * (reach / size);
    // Not yet of length 1: along `forward` it reaches exactly 1, so depth times this is the point.
    const stretch = Math.sqrt(1 + across * across + upward * upward);
    for (let k = 0; k < 3; k++)
      ray[k] = ((forward[k] ?? 0) + across * (right[k] ?? 0) + upward * (up[k] ?? 0)) / stretch;
    const t = front.triangle[p] ?? -1;
    if (t >= 0) thing(out, t, column + 0.5, row + 0.5, eye, ray, stretch / (front.nearness[p] ?? 1));
    else behind(out, eye, ray);
    light.set(out, p * 3);
  }
  return { size, light, labels: labelsOf(front, soup) };
}

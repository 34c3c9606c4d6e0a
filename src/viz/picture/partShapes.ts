/**
 * The shapes of the parts of a picture, from a label per pixel.
 *
 * Runs of pixels fill a part, runs of pixel edges are its border, and its anchor is
 * the pixel deepest inside it, so that a number there stands on the part itself even
 * where it is a ring or in several pieces. Fractions of the picture, 0–1. Knows
 * nothing of colours.
 */
import type { PictureTruth } from '../../core/truth/pictureTruth.ts';
import type { Segment } from './outline.ts';
import type { Cell } from './regionCells.ts';

/** The part of a truth that says where things are. */
export type Labelled = Pick<PictureTruth, 'width' | 'height' | 'parts' | 'labels'>;

export interface PartShape {
  readonly name: string;
  readonly fill: readonly Cell[];
  readonly outline: readonly Segment[];
  readonly anchor: { readonly x: number; readonly y: number };
}

/** In the order of the parts. */
export function partShapes({ width, height, parts, labels }: Labelled): PartShape[] {
  return parts.map(({ name, label }) => {
    const isPart = (x: number, y: number): boolean =>
      x >= 0 && x < width && y >= 0 && y < height && labels[y * width + x] === label;
    return {
      name,
      fill: fillOf(isPart, width, height),
      outline: outlineOf(isPart, width, height),
      anchor: anchorOf(isPart, width, height),
    };
  });
}

type Inside = (x: number, y: number) => boolean;

/** Maximal runs `[from, to)` along one line where the test holds. */
function runs(length: number, holds: (at: number) => boolean): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  let from = -1;
  for (let at = 0; at <= length; at++) {
    const inside = at < length && holds(at);
    if (inside && from < 0) from = at;
    if (!inside && from >= 0) {
      found.push([from, at]);
      from = -1;
    }
  }
  return found;
}

function fillOf(isPart: Inside, width: number, height: number): Cell[] {
  return Array.from({ length: height }, (_, y) =>
    runs(width, (x) => isPart(x, y)).map(([from, to]) => ({
      left: from / width,
      right: to / width,
      top: y / height,
      bottom: (y + 1) / height,
    })),
  ).flat();
}

function outlineOf(isPart: Inside, width: number, height: number): Segment[] {
  const across = Array.from({ length: height + 1 }, (_, y) =>
    runs(width, (x) => isPart(x, y) !== isPart(x, y - 1)).map(([from, to]) => ({
      x1: from / width,
      x2: to / width,
      y1: y / height,
      y2: y / height,
    })),
  );
  const down = Array.from({ length: width + 1 }, (_, x) =>
    runs(height, (y) => isPart(x, y) !== isPart(x - 1, y)).map(([from, to]) => ({
      x1: x / width,
      x2: x / width,
      y1: from / height,
      y2: to / height,
    })),
  );
  return [...across, ...down].flat();
}

/** Middle of the pixel with the most steps to the border of the part; steps go along rows and columns. */
function anchorOf(isPart: Inside, width: number, height: number): PartShape['anchor'] {
  const depth = new Uint16Array(width * height);
  const at = (x: number, y: number): number => (isPart(x, y) ? (depth[y * width + x] ?? 0) : 0);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isPart(x, y)) depth[y * width + x] = 1 + Math.min(at(x - 1, y), at(x, y - 1));
  let [best, deepest] = [0, 0];
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--) {
      if (!isPart(x, y)) continue;
      const steps = Math.min(at(x, y), 1 + Math.min(at(x + 1, y), at(x, y + 1)));
      depth[y * width + x] = steps;
      if (steps > deepest) [best, deepest] = [y * width + x, steps];
    }
  return { x: ((best % width) + 0.5) / width, y: (Math.floor(best / width) + 0.5) / height };
}

import { describe, expect, it } from 'vitest';
import type { Backdrop } from './backdrop.ts';
import { project, viewOf, type Camera } from './camera.ts';
import { drawLabels, drawLight } from './draw.ts';
import type { Material, Vec3 } from './mesh.ts';
import { moved } from './placing.ts';
import { box, sphere } from './solids.ts';
import type { Labelled } from './soup.ts';
import { unit } from './vectors.ts';

const size = 96;
const chalk: Material = { colour: [0.8, 0.8, 0.8], shine: 0 };
const camera: Camera = { eye: [0, 5, 9], target: [0, 0.5, 0], fieldOfView: 40 };
const grey: Vec3 = [0.6, 0.6, 0.6];
const backdrop: Backdrop = {
  ground: { pattern: 'plain', colour: grey, second: grey, turn: 0 },
  sky: { low: [0.9, 0.9, 0.9], high: [0.4, 0.6, 0.9], clouds: 0 },
  hills: [],
};
const stage = (sun: Vec3) => ({
  camera,
  backdrop,
  light: { sun: unit(sun), sunColour: [1, 1, 1] as const, strength: 1, sky: 0.4 },
});
const cube: Labelled = { mesh: moved(box([1, 1, 1], chalk), [0, 0.5, 0]), label: 7 };

/** Number of the pixel a point of the world is seen at. */
function pixelAt(point: Vec3): number {
  const [x, y] = project(viewOf(camera), point);
  return Math.floor(((1 - y) / 2) * size) * size + Math.floor(((1 + x) / 2) * size);
}

describe('a cube on the ground', () => {
  const fromLeft = drawLight([cube], stage([-1, 1, 0.3]), size);
  const fromRight = drawLight([cube], stage([1, 1, 0.3]), size);
  const green = (exposure: typeof fromLeft, point: Vec3) => exposure.light[pixelAt(point) * 3 + 1]!;

  it('throws its shadow on the side away from the sun', () => {
    expect(green(fromLeft, [1, 0, 0])).toBeLessThan(0.6 * green(fromLeft, [-1, 0, 0]));
    expect(green(fromRight, [-1, 0, 0])).toBeLessThan(0.6 * green(fromRight, [1, 0, 0]));
  });

  it('darkens the ground close to it, on the lit side too', () => {
    expect(green(fromLeft, [-0.58, 0, 0.2])).toBeLessThan(green(fromLeft, [-2, 0, 0.2]));
  });

  it('is brightest where it faces the sun', () => {
    expect(green(fromLeft, [0, 1, 0])).toBeGreaterThan(green(fromLeft, [0, 0.5, 0.5]));
  });

  it('does not shade its own lit faces', () => {
    const top = [-0.3, 0, 0.3].map((x) => green(fromLeft, [x, 1, 0]));
    expect(Math.max(...top) - Math.min(...top)).toBeLessThan(0.02);
  });

  it('has its label where it is seen and 0 around it', () => {
    expect(fromLeft.labels[pixelAt([0, 0.5, 0.5])]).toBe(7);
    expect(fromLeft.labels[pixelAt([1.5, 0, 0])]).toBe(0);
    expect(fromLeft.labels).toEqual(drawLabels([cube], camera, size));
  });
});

it('a ball behind a cube has no label', () => {
  const hidden: Labelled = { mesh: moved(sphere(0.2, chalk), [0, 0.3, -0.8]), label: 9 };
  expect(drawLabels([cube, hidden], camera, size)).not.toContain(9);
  expect(drawLabels([hidden], camera, size)).toContain(9);
});

it('paint is put where the mesh says so, wherever the mesh is moved', () => {
  const red: Vec3 = [0.9, 0.1, 0.1];
  const material: Material = { ...chalk, paint: { colour: red, where: ([x]) => x > 0 } };
  const painted = { mesh: moved(box([1, 1, 1], material), [0.2, 0.5, 0]), label: 1 };
  const { light } = drawLight([painted], stage([0, 1, 1]), size);
  const blue = (x: number) => light[pixelAt([x, 0.5, 0.5]) * 3 + 2]!;
  expect(blue(0.5)).toBeLessThan(0.3 * blue(-0.1));
});

it('a wall stands in place of the sky, and the sky is above the horizon', () => {
  const wall = { normal: [0, 1], distance: 4, pattern: 'plain', colour: [0.9, 0.1, 0.1], second: grey } as const;
  const low = { ...stage([0, 1, 1]), camera: { eye: [0, 1, 9], target: [0, 1.2, 0], fieldOfView: 40 } as const };
  const top = (exposure: { light: Float32Array }) => Array.from(exposure.light.slice(0, 3));
  const [skyRed, , skyBlue] = top(drawLight([cube], low, size));
  const [wallRed, , wallBlue] = top(drawLight([cube], { ...low, backdrop: { ...backdrop, wall } }, size));
  expect(skyBlue!).toBeGreaterThan(skyRed!);
  expect(wallRed!).toBeGreaterThan(3 * wallBlue!);
});
